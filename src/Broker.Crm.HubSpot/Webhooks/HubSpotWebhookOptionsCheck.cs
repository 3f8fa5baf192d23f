using Microsoft.Extensions.Options;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>Checks <see cref="HubSpotWebhookOptions"/> when a host starts.</summary>
internal sealed class HubSpotWebhookOptionsCheck : IValidateOptions<HubSpotWebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, HubSpotWebhookOptions options) => options.Check("Broker.Crm.HubSpot webhook").ToResult();
}
