using Broker.Crm.Salesforce.Records;

namespace Broker.Contracts.Tests.Salesforce.Operations;

/// <summary>A record as a class of the user; public, since its area is generated at run time.</summary>
[SalesforceObject("Contact")]
public sealed partial class Trader
{
    public partial string? Id { get; }

    public partial string? LastName { get; set; }

    [SalesforceField("Key__c")]
    public partial string? Key { get; set; }

    [SalesforceCustom]
    public partial decimal? Equity { get; set; }
}
