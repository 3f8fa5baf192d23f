namespace Broker.Testing.Salesforce.Query;

/// <summary>What a piece of a query is.</summary>
internal enum SoqlTokenKind
{
    End,
    Name,
    Text,
    Number,
    Sign,
}
