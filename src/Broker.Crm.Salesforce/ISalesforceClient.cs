using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce;

/// <summary>One Salesforce org. Thread-safe; one for the life of the program.</summary>
public interface ISalesforceClient
{
    /// <summary>The version of the API that is called, for example <c>67.0</c>.</summary>
    string ApiVersion { get; }

    /// <summary>What the newest answer said about used calls; null before the first one that did.</summary>
    SalesforceUsage? Usage { get; }

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
}
