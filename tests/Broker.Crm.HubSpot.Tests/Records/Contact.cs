using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

/// <summary>Every kind of property.</summary>
[HubSpotObject("contacts")]
public sealed partial class Contact
{
    public partial string? Email { get; set; }

    [HubSpotProperty("firstname")]
    public partial string? FirstName { get; set; }

    public partial string? Phone { get; set; }

    [HubSpotShared]
    public partial string? Country { get; set; }

    public partial decimal? AnnualRevenue { get; set; }

    public partial DateOnly? DateOfBirth { get; set; }

    public partial DateTimeOffset? BrokerAsOf { get; set; }

    public partial bool? IsVip { get; set; }

    public partial long? Score { get; set; }

    public partial int? Logins { get; set; }

    public partial KycState? BrokerKycState { get; set; }

    public partial IReadOnlyList<string>? Products { get; set; }

    public partial IReadOnlyList<KycState>? History { get; set; }

    [HubSpotReadOnly]
    public partial DateTimeOffset? Createdate { get; set; }

    [HubSpotOther]
    public partial IReadOnlyDictionary<string, string?> Other { get; }

    public string Shown => $"{FirstName} <{Email}>";
}
