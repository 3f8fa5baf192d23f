using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

/// <summary>Every kind of field there is.</summary>
[SalesforceObject("Trading_Account__c")]
internal sealed partial class TradingAccount
{
    public partial string? Id { get; }

    public partial string? Name { get; set; }

    [SalesforceField("Key__c")]
    public partial string? Key { get; set; }

    [SalesforceCustom]
    public partial decimal? Equity { get; set; }

    [SalesforceCustom]
    public partial long? Login { get; set; }

    [SalesforceCustom]
    public partial int? Leverage { get; set; }

    [SalesforceCustom]
    public partial bool? IsActive { get; set; }

    [SalesforceCustom]
    public partial DateOnly? Opened { get; set; }

    [SalesforceCustom]
    public partial DateTimeOffset? LastTrade { get; set; }

    [SalesforceCustom]
    public partial TimeOnly? Rollover { get; set; }

    [SalesforceCustom]
    [SalesforceShared]
    public partial string? Country { get; set; }

    [SalesforceCustom]
    public partial KycState? Kyc { get; set; }

    [SalesforceCustom]
    public partial IReadOnlyList<string>? Products { get; set; }

    [SalesforceCustom]
    public partial IReadOnlyList<KycState>? History { get; set; }

    [SalesforceCustom]
    [SalesforceCreateOnly]
    public partial string? Server { get; set; }

    [SalesforceCustom]
    [SalesforceReadOnly]
    public partial decimal? Margin { get; set; }

    [SalesforceReadOnly]
    public partial DateTimeOffset? CreatedDate { get; }

    [SalesforceCustom]
    public partial AccountRef? Client { get; set; }

    [SalesforceCustom]
    public partial SalesforceChildren<Deal>? Deals { get; }

    public partial SalesforceAddress? BillingAddress { get; }

    [SalesforceCustom]
    public partial SalesforceLocation? Office { get; }

    [SalesforceOther]
    public partial IReadOnlyDictionary<string, string?> Other { get; }
}
