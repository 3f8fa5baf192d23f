namespace Broker.Crm.Salesforce.Composite;

/// <summary>One step as it is sent.</summary>
/// <param name="Ref">Its name and place.</param>
/// <param name="Method">The verb, in capitals.</param>
/// <param name="Path">Its address behind the version: <c>/sobjects/Account</c>.</param>
/// <param name="Body">The body as JSON; null for none.</param>
/// <param name="Headers">Its own headers; null for none.</param>
/// <param name="DependsOn">The places of the steps whose answers it uses.</param>
/// <param name="FieldNames">The fields that are sent: those that an error may name.</param>
/// <param name="Kind">The object it works on, with the verb; for what cannot be told the path's first part.</param>
internal sealed record CompositeStep(
    CompositeRef Ref,
    string Method,
    string Path,
    ReadOnlyMemory<byte>? Body,
    IReadOnlyDictionary<string, string>? Headers,
    IReadOnlySet<int> DependsOn,
    IReadOnlyCollection<string> FieldNames,
    string Kind)
{
    /// <summary>True for what counts to the smaller limit: queries, and work on collections.</summary>
    internal bool IsQueryKind { get; } = Path.StartsWith("/query", StringComparison.Ordinal) || Path.StartsWith("/composite/sobjects", StringComparison.Ordinal);

    internal bool IsRead => Method is "GET" or "HEAD";

    public override string ToString() => Ref.Name;
}
