using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>The public surface of an assembly, sorted, one member per line.</summary>
internal static class ApiListing
{
    public static IReadOnlyList<string> Of(Assembly assembly) => Of(Visibility.VisibleTypes(assembly));

    public static IReadOnlyList<string> Of(IEnumerable<Type> types)
    {
        List<string> lines = [];
        foreach (IGrouping<string, Type> group in types.GroupBy(type => type.Namespace ?? ""))
        {
            if (lines.Count > 0)
            {
                lines.Add("");
            }

            lines.Add($"namespace {group.Key}");
            foreach (Type type in group)
            {
                lines.Add("");
                lines.AddRange(Print(type));
            }
        }

        return lines;
    }

    private static IEnumerable<string> Print(Type type)
    {
        foreach (string attribute in AttributeText.Of(type.CustomAttributes))
        {
            yield return attribute;
        }

        string declaration = TypeDeclarationText.Of(type);
        yield return declaration;
        if (declaration.EndsWith(';'))
        {
            yield break;
        }

        yield return "{";
        foreach (string line in type.IsEnum ? EnumMembers(type) : Members(type))
        {
            yield return "    " + line;
        }

        yield return "}";
    }

    private static IEnumerable<string> EnumMembers(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static)
            .OrderBy(field => Convert.ToDecimal(field.GetRawConstantValue(), System.Globalization.CultureInfo.InvariantCulture))
            .ThenBy(field => field.Name, StringComparer.Ordinal)
            .SelectMany(field => AttributeText.Of(field.CustomAttributes).Append(FormattableString.Invariant($"{field.Name} = {field.GetRawConstantValue()},")));

    private static IEnumerable<string> Members(Type type) =>
    [
        .. Sorted(Visibility.Fields(type), MemberText.Of),
        .. Sorted(Visibility.Constructors(type), MemberText.Of),
        .. Sorted(Visibility.Properties(type), MemberText.Of),
        .. Sorted(Visibility.Events(type), MemberText.Of),
        .. Sorted(Visibility.Methods(type), MemberText.Of),
    ];

    private static IEnumerable<string> Sorted<TMember>(IEnumerable<TMember> members, Func<TMember, string> text)
        where TMember : MemberInfo =>
        members
            .Select(member => (member, line: text(member)))
            .OrderBy(item => item.member.Name, StringComparer.Ordinal)
            .ThenBy(item => item.line, StringComparer.Ordinal)
            .SelectMany(item => AttributeText.Of(item.member.CustomAttributes).Append(item.line));
}
