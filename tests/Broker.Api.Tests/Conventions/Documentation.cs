using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Xml.Linq;
using Broker.Api.Tests.Listing;

namespace Broker.Api.Tests.Conventions;

/// <summary>Every public type and member is explained, and every option says its default.</summary>
internal sealed class Documentation
{
    public const string Rule = "documented";
    public const string OptionsRule = "option-default";

    private readonly Dictionary<string, XElement> _entries;

    private Documentation(XDocument document) =>
        _entries = document.Descendants("member").ToDictionary(entry => (string)entry.Attribute("name")!, StringComparer.Ordinal);

    /// <summary>Reads the XML file that lies beside the built assembly.</summary>
    public static Documentation Of(Assembly assembly) => new(XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")));

    public IEnumerable<Violation> Check(Type type)
    {
        if (!IsExplained(type))
        {
            yield return new Violation(Rule, TypeNames.Of(type), "needs an XML summary");
        }

        bool isDelegate = typeof(Delegate).IsAssignableFrom(type);
        foreach (MemberInfo member in isDelegate ? [] : DocumentedMembers(type).Where(member => !IsExplained(member)))
        {
            yield return new Violation(Rule, DocumentationIds.Of(member), "needs an XML summary (for a positional member: a <param> of the record)");
        }
    }

    /// <summary>A settable property of an options class says its default, or is required.</summary>
    public IEnumerable<Violation> CheckOptions(Type type)
    {
        if (!type.IsClass || !type.Name.EndsWith("Options", StringComparison.Ordinal))
        {
            return [];
        }

        return Visibility.Properties(type)
            .Where(property => property.SetMethod is { } setter && Visibility.IsVisible(setter) && !SaysDefault(property))
            .Select(property => new Violation(OptionsRule, TypeNames.Of(property), "say the default in its documentation (\"Default: 30 seconds.\", \"Required.\")"));
    }

    private static IEnumerable<MemberInfo> DocumentedMembers(Type type) =>
    [
        .. Visibility.Fields(type).Where(field => !type.IsEnum || field.IsLiteral),
        .. Visibility.Constructors(type).Where(constructor => !IsImplied(constructor)),
        .. Visibility.Properties(type),
        .. Visibility.Events(type),
        .. Visibility.Methods(type).Where(method => method.GetBaseDefinition().DeclaringType is { } origin && origin != typeof(object) && origin != typeof(ValueType)),
    ];

    // The constructor nobody wrote, and the primary one of a record, whose parameters are explained on the type.
    private static bool IsImplied(ConstructorInfo constructor) =>
        constructor.GetParameters().Length == 0 ||
        Visibility.IsRecordClass(constructor.DeclaringType!) ||
        Visibility.IsRecordStruct(constructor.DeclaringType!);

    private static bool HasText(XElement? entry) =>
        entry is not null && (entry.Elements("inheritdoc").Any() || entry.Elements("summary").Any(summary => !string.IsNullOrWhiteSpace(summary.Value) || summary.HasElements));

    private static string? ParamText(XElement? entry, string name) =>
        (string?)entry?.Elements("param").FirstOrDefault(param => (string?)param.Attribute("name") == name);

    private bool IsExplained(MemberInfo member) =>
        HasText(Entry(member)) || (member is PropertyInfo && !string.IsNullOrWhiteSpace(ParamText(Entry(member.DeclaringType!), member.Name)));

    private bool SaysDefault(PropertyInfo property)
    {
        string text = Entry(property)?.Value ?? ParamText(Entry(property.DeclaringType!), property.Name) ?? "";
        return text.Contains("default", StringComparison.OrdinalIgnoreCase) ||
            text.Contains("required", StringComparison.OrdinalIgnoreCase) ||
            property.IsDefined(typeof(RequiredAttribute), inherit: true);
    }

    private XElement? Entry(MemberInfo member) => _entries.GetValueOrDefault(DocumentationIds.Of(member));
}
