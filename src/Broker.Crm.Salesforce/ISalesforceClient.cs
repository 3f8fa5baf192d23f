using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Query;

namespace Broker.Crm.Salesforce;

/// <summary>One Salesforce org. Thread-safe; one for the life of the program.</summary>
public interface ISalesforceClient
{
    /// <summary>The version of the API that is called, for example <c>67.0</c>.</summary>
    string ApiVersion { get; }

    /// <summary>What the newest answer said about used calls; null before the first one that did.</summary>
    SalesforceUsage? Usage { get; }

    /// <summary>Reading by SOQL.</summary>
    ISalesforceQuery Query { get; }

    /// <summary>Several records or steps in one call.</summary>
    ISalesforceComposite Composite { get; }
}
