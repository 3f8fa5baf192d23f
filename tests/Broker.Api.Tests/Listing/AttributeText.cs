using System.Reflection;

namespace Broker.Api.Tests.Listing;

/// <summary>The attributes a caller notices; all others are implementation.</summary>
internal static class AttributeText
{
    private static readonly HashSet<string> s_shown = new(StringComparer.Ordinal)
    {
        "System.ObsoleteAttribute",
        "System.FlagsAttribute",
        "System.AttributeUsageAttribute",
        "System.ComponentModel.EditorBrowsableAttribute",
        "System.Diagnostics.CodeAnalysis.ExperimentalAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresUnreferencedCodeAttribute",
        "System.Diagnostics.CodeAnalysis.RequiresDynamicCodeAttribute",
        "System.Diagnostics.CodeAnalysis.AllowNullAttribute",
        "System.Diagnostics.CodeAnalysis.DisallowNullAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullAttribute",
        "System.Diagnostics.CodeAnalysis.MaybeNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.NotNullIfNotNullAttribute",
        "System.Diagnostics.CodeAnalysis.MemberNotNullWhenAttribute",
        "System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute",
        "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute",
        "System.Diagnostics.CodeAnalysis.UnscopedRefAttribute",
        "System.Runtime.CompilerServices.CallerMemberNameAttribute",
        "System.Runtime.CompilerServices.CallerArgumentExpressionAttribute",
        "System.Runtime.CompilerServices.EnumeratorCancellationAttribute",
    };

    /// <summary>Each attribute in brackets, sorted.</summary>
    public static IEnumerable<string> Of(IEnumerable<CustomAttributeData> attributes) =>
        attributes.Where(IsShown).Select(attribute => $"[{Text(attribute)}]").Order(StringComparer.Ordinal);

    public static string Inline(IEnumerable<CustomAttributeData> attributes) => string.Concat(Of(attributes).Select(text => text + " "));

    // The compiler marks ref structs and required members as obsolete for compilers that do not know them.
    private static bool IsShown(CustomAttributeData attribute) =>
        s_shown.Contains(attribute.AttributeType.FullName ?? "") &&
        !(attribute.ConstructorArguments is [{ Value: string message }, ..] &&
          (message.StartsWith("Types with embedded references", StringComparison.Ordinal) ||
           message.StartsWith("Constructors of types with required members", StringComparison.Ordinal)));

    private static string Text(CustomAttributeData attribute)
    {
        string name = attribute.AttributeType.Name[..^"Attribute".Length];
        string[] arguments =
        [
            .. attribute.ConstructorArguments.Select(Value),
            .. attribute.NamedArguments.Select(named => $"{named.MemberName} = {Value(named.TypedValue)}").Order(StringComparer.Ordinal),
        ];
        return arguments.Length == 0 ? name : $"{name}({string.Join(", ", arguments)})";
    }

    private static string Value(CustomAttributeTypedArgument argument) => argument.Value switch
    {
        Type type => $"typeof({type.Name})",
        IReadOnlyCollection<CustomAttributeTypedArgument> many => string.Join(", ", many.Select(Value)),
        object value => ConstantText.Of(value, argument.ArgumentType),
        null => "null",
    };
}
