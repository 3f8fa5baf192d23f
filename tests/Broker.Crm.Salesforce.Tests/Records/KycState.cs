using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public enum KycState
{
    NotStarted,

    [SalesforcePicklistValue("In Review")]
    InReview,

    [SalesforcePicklistValue("Approved – ü")]
    Approved,

    Init,
}
