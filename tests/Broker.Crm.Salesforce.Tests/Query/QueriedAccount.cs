using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>An account with its contacts.</summary>
[SalesforceObject("Account")]
internal sealed partial class QueriedAccount
{
    public partial string? Id { get; }

    public partial string? Name { get; set; }

    [SalesforceField("Equity__c")]
    public partial decimal? Equity { get; set; }

    [SalesforceField("Key__c")]
    public partial string? Key { get; set; }

    public partial SalesforceChildren<QueriedContact>? Contacts { get; }
}
