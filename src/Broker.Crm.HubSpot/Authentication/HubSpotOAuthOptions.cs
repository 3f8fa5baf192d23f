using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>How the OAuth endpoints of one app are called.</summary>
public sealed class HubSpotOAuthOptions : ApiClientOptions
{
    /// <summary>Options with HubSpot's own address.</summary>
    public HubSpotOAuthOptions() => BaseAddress = new Uri("https://api.hubapi.com");

    /// <summary>The app's client id. Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret. Required.</summary>
    public Secret? ClientSecret { get; set; }

    /// <summary>The version of the API. Default <c>2026-09</c>; <c>2026-03</c> is allowed.</summary>
    public string ApiVersion { get; set; } = HubSpotOptions.DefaultApiVersion;
}
