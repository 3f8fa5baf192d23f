using System.Text;
using Broker.Crm.Records.Engine;
using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Salesforce;

/// <summary>Salesforce's names and kinds (contracts/salesforce.md 4).</summary>
internal sealed class SalesforceVendor : RecordVendor
{
    private const int LongestName = 80;
    private const string Custom = "__c";
    private const string CustomParent = "__r";
    private static readonly Encoding Strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
    private static readonly HashSet<string> OwnedBySalesforce = new(StringComparer.OrdinalIgnoreCase) { "Id", "IsDeleted", "SystemModstamp", "LastViewedDate", "LastReferencedDate" };

    public override string Namespace => "Broker.Crm.Salesforce.Records";

    public override string Prefix => "Salesforce";

    public override string NameWord => "Field";

    public override string OptionWord => "PicklistValue";

    public override string MapWord => "Fields";

    public override string MapValue => "object?";

    public override string MemberWord => "Field";

    public override bool IgnoresCase => true;

    public override bool HasParents => true;

    public override string NameOf(string member) => member;

    public override string NameOf(IPropertySymbol member)
    {
        if (!Attributes.Has(member, Attribute("Custom")))
        {
            return member.Name;
        }

        bool isRecord = member.Type is INamedTypeSymbol type && OwnKind(type)?.Kind is PropertyKind.Record or PropertyKind.Children;
        return member.Name + (isRecord ? CustomParent : Custom);
    }

    public override bool IsAlwaysReadOnly(IPropertySymbol member, string name) =>
        OwnedBySalesforce.Contains(name) || (member.Type is INamedTypeSymbol type && OwnKind(type)?.Kind is PropertyKind.Children or PropertyKind.Compound);

    public override (PropertyKind Kind, string Of)? OwnKind(INamedTypeSymbol type)
    {
        if (IsRecord(type))
        {
            return (PropertyKind.Record, NameOf(type));
        }

        if (type.IsGenericType && type.OriginalDefinition.ToDisplayString() == $"{Namespace}.{Prefix}Children<T>")
        {
            return type.TypeArguments[0] is INamedTypeSymbol child && IsRecord(child) ? (PropertyKind.Children, NameOf(child)) : null;
        }

        string name = type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString();
        return name switch
        {
            "System.TimeOnly" => (PropertyKind.TimeOfDay, name),
            _ when name == $"{Namespace}.{Prefix}Address" => (PropertyKind.Compound, "Address"),
            _ when name == $"{Namespace}.{Prefix}Location" => (PropertyKind.Compound, "Location"),
            _ => null,
        };
    }

    public override string OptionOf(string member) => member;

    public override bool IsObjectName(string name) => IsPropertyName(name);

    public override bool IsPropertyName(string name) =>
        name.Length is > 0 and <= LongestName && name[0] is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z')
        && name.All(static c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_');

    public override string? OptionProblem(string value)
    {
        if (value.Length == 0)
        {
            return "an empty text empties the field";
        }

        if (value.IndexOf(';') >= 0)
        {
            return "a semicolon separates values";
        }

        try
        {
            _ = Strict.GetByteCount(value);
            return null;
        }
        catch (EncoderFallbackException)
        {
            return "it is no valid Unicode";
        }
    }

    public override DiagnosticDescriptor Describe(ProblemKind kind) => SalesforceProblems.Of(kind);

    private static string NameOf(INamedTypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    private bool IsRecord(INamedTypeSymbol type) => type.TypeKind == TypeKind.Class && Attributes.Has(type, Attribute("Object"));
}
