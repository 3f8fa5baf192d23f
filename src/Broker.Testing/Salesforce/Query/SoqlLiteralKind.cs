namespace Broker.Testing.Salesforce.Query;

/// <summary>What a value in a query is.</summary>
internal enum SoqlLiteralKind
{
    Null,
    Text,
    Number,
    Boolean,
    Date,
    DateTime,
    Time,

    /// <summary>A named span of days, such as TODAY.</summary>
    Span,
}
