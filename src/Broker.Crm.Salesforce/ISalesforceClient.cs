using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;

namespace Broker.Crm.Salesforce;

/// <summary>One Salesforce org. Thread-safe; one for the life of the program.</summary>
public interface ISalesforceClient
{
    /// <summary>The version of the API that is called, for example <c>67.0</c>.</summary>
    string ApiVersion { get; }

    /// <summary>What the newest answer said about used calls; null before the first one that did.</summary>
    SalesforceUsage? Usage { get; }

    /// <summary>
    /// The id of the user that calls are made as, 18 characters; null when Salesforce does not tell. Known from the session, else asked for once for each session: to
    /// tell own changes (<c>LastModifiedById</c>) from those of others.
    /// </summary>
    /// <exception cref="Core.Errors.BrokerApiException">There is no session, or the call failed.</exception>
    Task<string?> GetUserIdAsync(CancellationToken cancellationToken = default);

    /// <summary>What the org may still do, and the versions it has.</summary>
    ISalesforceLimits Limits { get; }

    /// <summary>What the org's objects and fields are; kept for a while.</summary>
    ISalesforceDescribe Describe { get; }

    /// <summary>The records of one object, by its API name.</summary>
    /// <exception cref="ArgumentException">The text is not an API name.</exception>
    ISalesforceRecords Records(string objectType);

    /// <summary>The records of one object as a class of the user.</summary>
    /// <typeparam name="T">A class with <see cref="SalesforceObjectAttribute"/>.</typeparam>
    ISalesforceRecords<T> Records<T>()
        where T : class, ISalesforceModel<T>;

    /// <summary>Bulk API 2.0: thousands to millions of rows.</summary>
    ISalesforceBulk Bulk { get; }

    /// <summary>Reading by SOQL.</summary>
    ISalesforceQuery Query { get; }

    /// <summary>Several records or steps in one call.</summary>
    ISalesforceComposite Composite { get; }

    /// <summary>
    /// Creates or changes any number of records by an external id, in the way that fits their number and how they hang together: one call, composite, graph, collections or a
    /// Bulk job. The report says which and why, and what became of each record.
    /// </summary>
    /// <remarks>An upsert is repeated after a lost answer, which needs a field that is unique: two racing calls may otherwise insert two records.</remarks>
    /// <param name="records">The records.</param>
    /// <param name="by">The external id field, which stands among the fields of each record; a record may name another of its own.</param>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="cancellationToken">Ends the wait; calls under way may still be applied.</param>
    /// <exception cref="ArgumentException">A record has no key, two share one, a value cannot be written, or records do not fit the way that was asked for. Nothing was sent.</exception>
    Task<UpsertReport> UpsertManyAsync(IReadOnlyList<UpsertRecord> records, string by, UpsertManyOptions? options = null, CancellationToken cancellationToken = default);
}
