namespace Broker.Testing.Salesforce.Query;

/// <summary>A piece of a query: a name with its dots, a text without its quotes and still escaped, a number or date, or a sign.</summary>
internal readonly record struct SoqlToken(SoqlTokenKind Kind, string Text, int Position)
{
    public bool Is(string word) => Kind is SoqlTokenKind.Name or SoqlTokenKind.Sign && string.Equals(Text, word, StringComparison.OrdinalIgnoreCase);
}
