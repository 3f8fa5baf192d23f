using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>
/// Steps that are sent together and may use one another's answers. Up to 25 make one call; more are split where no step uses another's answer, which
/// <see cref="AllOrNone"/> does not allow.
/// </summary>
/// <example>
/// <code>
/// var request = new CompositeRequest { AllOrNone = true };
/// CompositeRef account = request.Create("Account", new SalesforceFields().Set("Name", "Ada"));
/// request.Create("Contact", new Dictionary&lt;string, object?&gt; { ["LastName"] = "Ada", ["AccountId"] = account.Id });
/// CompositeOutcome outcome = await salesforce.Composite.SendAsync(request);
/// </code>
/// </example>
public sealed class CompositeRequest : CompositeStepList
{
    /// <summary>Undoes everything when one step fails. Default false: only the steps that use a failed one's answer are left out.</summary>
    public bool AllOrNone { get; init; }

    /// <summary>
    /// Lets Salesforce put steps of a kind together, which is faster and gives up their order where there is no reference. Default false, unlike Salesforce's own: steps run
    /// in the order in which they were added (contracts/salesforce.md 6).
    /// </summary>
    public bool CollateSubrequests { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="type">The object.</param>
    /// <param name="id">The record.</param>
    /// <param name="fields">The fields to read; null for all.</param>
    /// <param name="name">The step's name. Default null: one is made.</param>
    /// <param name="headers">Headers of this step alone, for example <c>If-Modified-Since</c>.</param>
    /// <exception cref="ArgumentException">A name or a header is not allowed.</exception>
    public CompositeRef Get(string type, string id, IReadOnlyCollection<string>? fields = null, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("GET", $"/sobjects/{Type(type)}/{Segment(id, nameof(id))}{FieldList(fields)}", type, null, name, headers);

    /// <summary>Reads the record whose id an earlier step answers.</summary>
    /// <inheritdoc cref="Get(string, string, IReadOnlyCollection{string}?, string?, IReadOnlyDictionary{string, string}?)"/>
    public CompositeRef Get(string type, CompositeValue id, IReadOnlyCollection<string>? fields = null, string? name = null, IReadOnlyDictionary<string, string>? headers = null) =>
        Add("GET", $"/sobjects/{Type(type)}/{Reference(id)}{FieldList(fields)}", type, null, name, headers, id);

    /// <summary>Runs a query; its first page is the step's body. At most five steps of a call are queries.</summary>
    /// <exception cref="ArgumentException">The name is not allowed, or the query holds a text with <c>@{</c>.</exception>
    public CompositeRef Query(Soql query, string? name = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        ArgumentNullException.ThrowIfNull(query);
        return Add("GET", "/query?q=" + Uri.EscapeDataString(CompositeValue.Plain(query.Text, "The query")), "query", null, name, headers);
    }

    /// <summary>Any other step that Salesforce takes, with an address of your own.</summary>
    /// <param name="method">The verb, in capitals.</param>
    /// <param name="path">The address behind the version, escaped: <c>/sobjects/Account/describe</c>.</param>
    /// <param name="fields">The body; null for none.</param>
    /// <param name="name">The step's name. Default null: one is made.</param>
    /// <param name="headers">Headers of this step alone.</param>
    /// <exception cref="ArgumentException">The path does not begin with a slash or is not escaped, or a name, value or header is not allowed.</exception>
    public CompositeRef Call(string method, string path, IReadOnlyDictionary<string, object?>? fields = null, string? name = null, IReadOnlyDictionary<string, string>? headers = null)
    {
        string address = Checked(path);
        return Add(method, CompositeValue.Plain(address, "The address"), KindOf(address), fields, name, headers);
    }

    internal static string Checked(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return path[0] == '/' && path.Length > 1 && !path.AsSpan().ContainsAnyExceptInRange('!', '~') && !path.Contains("..", StringComparison.Ordinal) && !path.StartsWith("/services/", StringComparison.Ordinal)
            ? path
            : throw new ArgumentException("The path of a step begins with a slash, stands behind the version, and is percent-encoded: /sobjects/Account/describe.", nameof(path));
    }

    internal static string KindOf(string path) => path.Split('/', '?')[1];

    internal static string FieldList(IReadOnlyCollection<string>? fields) => fields is null
        ? string.Empty
        : fields.Count > 0
            ? "?fields=" + string.Join(',', fields.Select(static f => string.Join('.', f.Split('.').Select(static p => SalesforcePaths.Name(p, nameof(fields))))))
            : throw new ArgumentException("The list of fields is empty; leave it out for all.", nameof(fields));
}
