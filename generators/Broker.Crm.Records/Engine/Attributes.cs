using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Engine;

/// <summary>Looks at attributes that may be half typed.</summary>
internal static class Attributes
{
    public static bool Has(ISymbol symbol, string attribute) => Find(symbol, attribute) is not null;

    /// <summary>The first argument as text; null when there is no such attribute or no such argument yet.</summary>
    public static string? Text(ISymbol symbol, string attribute) => Find(symbol, attribute) is { } found ? Text(found) : null;

    public static string? Text(AttributeData attribute) =>
        attribute.ConstructorArguments.FirstOrDefault() is { Kind: TypedConstantKind.Primitive, Value: string text } ? text : null;

    private static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(a => a.AttributeClass?.ToDisplayString() == attribute);
}
