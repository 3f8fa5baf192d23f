using Broker.Core.Configuration;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Checks <see cref="HubSpotOAuthOptions"/>.</summary>
internal static class OAuthOptionsCheck
{
    internal static OptionsCheck Check(HubSpotOAuthOptions options, string owner) => new OptionsCheck(owner)
        .Required(nameof(options.ClientId), options.ClientId, "the app's client id")
        .Required(nameof(options.ClientSecret), options.ClientSecret, "a Secret with the app's client secret")
        .That(options.ApiVersion is "2026-09" or "2026-03", nameof(options.ApiVersion), "another text", "2026-09 or 2026-03")
        .Client(options);
}
