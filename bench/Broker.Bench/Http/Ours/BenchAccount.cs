using Broker.Crm.Salesforce.Records;

namespace Broker.Bench.Http.Ours;

/// <summary>The same eleven fields as the class of the floor, read by the generated reader.</summary>
[SalesforceObject("Account")]
internal sealed partial class BenchAccount
{
    public partial string? Id { get; }

    public partial string? Name { get; set; }

    [SalesforceCustom]
    public partial string? BrokerId { get; set; }

    [SalesforceCustom]
    public partial string? Account { get; set; }

    [SalesforceCustom]
    [SalesforceShared]
    public partial string? Stage { get; set; }

    [SalesforceCustom]
    [SalesforceShared]
    public partial string? Country { get; set; }

    [SalesforceCustom]
    public partial decimal? Balance { get; set; }

    [SalesforceCustom]
    public partial bool? IsActive { get; set; }

    [SalesforceShared]
    public partial string? OwnerId { get; set; }

    [SalesforceReadOnly]
    public partial DateTimeOffset? CreatedDate { get; }

    [SalesforceReadOnly]
    public partial DateTimeOffset? LastModifiedDate { get; }
}
