using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Query;

/// <summary>A contact as a child.</summary>
[SalesforceObject("Contact")]
internal sealed partial class QueriedContact
{
    public partial string? LastName { get; set; }
}
