using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

[SalesforceObject("User")]
internal sealed partial class OwnerRef
{
    [SalesforceShared]
    public partial string? Email { get; set; }
}
