using Broker.Core.Configuration;
using Broker.Crm.HubSpot.Authentication;
using Broker.Crm.HubSpot.Crm;
using Broker.Crm.HubSpot.Limits;

namespace Broker.Crm.HubSpot;

/// <summary>How HubSpot is called.</summary>
public sealed class HubSpotOptions : ApiClientOptions
{
    /// <summary>The version of the API that is called by default (contracts/hubspot.md 1).</summary>
    public const string DefaultApiVersion = "2026-09";

    /// <summary>Options with HubSpot's own address.</summary>
    public HubSpotOptions() => BaseAddress = new Uri("https://api.hubapi.com");

    /// <summary>Who calls: <see cref="HubSpotCredential.Token"/>, one of <c>HubSpotCredential.OAuth</c>, or a token source of your own. Required.</summary>
    public IHubSpotTokenSource? Credential { get; set; }

    /// <summary>The version of the API. Default <c>2026-09</c>; <c>2026-03</c> is allowed. The newer one enforces the account's rules on writes.</summary>
    public string ApiVersion { get; set; } = DefaultApiVersion;

    /// <summary>The pace of searches per second; excess waits its turn. HubSpot allows 5 for all apps of an account together. Default 4; 1 to 5.</summary>
    public int SearchesPerSecond { get; set; } = 4;

    /// <summary>How the client stays within the account's limits of calls. Default: 100 calls per 10 seconds until HubSpot says how many there are.</summary>
    public HubSpotLimitsOptions Limits { get; set; } = new();

    /// <summary>How long before its end an OAuth token is replaced, while it still serves. Default 5 minutes; 10 seconds to 25 minutes. HubSpot's tokens live half an hour.</summary>
    public TimeSpan TokenRefreshMargin { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How the family's records are laid out in HubSpot. Default: contacts and tickets, each setting at its own default.</summary>
    public HubSpotCrmOptions Crm { get; set; } = new();
}
