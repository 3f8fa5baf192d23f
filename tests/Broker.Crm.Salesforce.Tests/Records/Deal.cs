using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

[SalesforceObject("Deal__c")]
internal sealed partial class Deal
{
    public partial string? Id { get; }

    [SalesforceCustom]
    public partial decimal? Volume { get; set; }
}
