using Broker.Crm.Salesforce.Query;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// Independent steps that share a call: none sees another's answer, and none undoes another. Up to 25 make one call; more are cut into several, unless
/// <see cref="HaltOnError"/> is set (contracts/salesforce.md 6).
/// </summary>
public sealed class BatchRequest : CompositeStepList
{
    /// <summary>Leaves out the steps after one that failed. Default false.</summary>
    public bool HaltOnError { get; init; }

    /// <summary>Reads a record.</summary>
    /// <exception cref="ArgumentException">A name is not allowed.</exception>
    public CompositeRef Get(string type, string id, IReadOnlyCollection<string>? fields = null) =>
        Add("GET", $"/sobjects/{Type(type)}/{Segment(id, nameof(id))}{CompositeRequest.FieldList(fields)}", type, null, null, null);

    /// <summary>Runs a query; its first page is the step's body.</summary>
    /// <exception cref="ArgumentException">The query holds a text with <c>@{</c>.</exception>
    public CompositeRef Query(Soql query)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Add("GET", "/query?q=" + Uri.EscapeDataString(query.Text), "query", null, null, null);
    }

    /// <summary>Any other step that Salesforce takes, with an address of your own.</summary>
    /// <param name="method">The verb, in capitals.</param>
    /// <param name="path">The address behind the version, escaped: <c>/limits</c>.</param>
    /// <param name="fields">The body; null for none.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash or is not escaped, or a name or value is not allowed.</exception>
    public CompositeRef Call(string method, string path, IReadOnlyDictionary<string, object?>? fields = null) =>
        Add(method, CompositeRequest.Checked(path), CompositeRequest.KindOf(path), fields, null, null);

    private protected override void CheckReference(CompositeValue value) =>
        throw new ArgumentException("The steps of a batch cannot use one another's answers; use a composite call.", nameof(value));

    private protected override void CheckHeaders(IReadOnlyDictionary<string, string>? headers)
    {
        if (headers is { Count: > 0 })
        {
            throw new ArgumentException("The steps of a batch have no headers of their own; use a composite call.", nameof(headers));
        }
    }
}
