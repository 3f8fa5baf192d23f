using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

/// <summary>An account as a parent.</summary>
[SalesforceObject("Account")]
internal sealed partial class AccountRef
{
    public partial string? Id { get; }

    public partial string? Name { get; set; }

    [SalesforceField("Key__c")]
    public partial string? Key { get; set; }

    public partial OwnerRef? Owner { get; set; }
}
