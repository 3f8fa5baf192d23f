using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>How deliveries of HubSpot apps are verified (contracts/hubspot.md 12). Read once when the verifier is made.</summary>
public sealed class HubSpotWebhookOptions
{
    /// <summary>The client secrets of the apps that deliver here, and during a rotation old and new together. Default none; at least one is required.</summary>
    public IReadOnlyList<Secret> ClientSecrets { get; set; } = [];

    /// <summary>
    /// The target address as the app states it, for a host behind a proxy that changes scheme, host or path: it is part of what is signed. Without a path, the
    /// path of the request is taken; without a query, the query of the request. Default null: the address as the request shows it.
    /// </summary>
    public Uri? PublicUri { get; set; }

    /// <summary>How far the time of signing may lie back or ahead. Default 5 minutes; 1 second to 1 hour.</summary>
    public TimeSpan Tolerance { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The largest body that is looked at, in bytes. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The most events of one delivery. HubSpot sends at most 100. Default 100; 1 to 10,000.</summary>
    public int MaxEvents { get; set; } = 100;

    /// <summary>Accepts the old signature v1 when a delivery has no v3: it has no time, so that a copy can be sent again for ever. Default false.</summary>
    public bool AcceptsV1 { get; set; }

    /// <summary>Accepts the old signature v2 when a delivery has no v3: it has no time, so that a copy can be sent again for ever. Default false.</summary>
    public bool AcceptsV2 { get; set; }

    internal OptionsCheck Check(string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .That(ClientSecrets is { Count: > 0 } && ClientSecrets.All(static s => s is not null), nameof(ClientSecrets), "empty or has a gap", "a list with at least one Secret, the app's client secret")
            .Range(nameof(Tolerance), Tolerance, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(nameof(MaxBodyBytes), MaxBodyBytes, 1024, 64 * 1024 * 1024)
            .Range(nameof(MaxEvents), MaxEvents, 1, 10_000);
        return check.That(
            PublicUri is null || (PublicUri.IsAbsoluteUri && PublicUri.Scheme is "https" or "http" && PublicUri.Fragment.Length == 0 && PublicUri.UserInfo.Length == 0),
            nameof(PublicUri),
            "not an absolute web address, or has user or fragment",
            "the app's target address, such as https://hooks.example.com/hubspot");
    }
}
