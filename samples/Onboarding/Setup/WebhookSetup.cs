using System.Text.Json.Nodes;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;

namespace Onboarding.Setup;

/// <summary>Tells the payment and KYC providers where to deliver, and learns the signing secrets.</summary>
public static class WebhookSetup
{
    private const string EndpointsPath = "webhook-endpoints";

    private static readonly string[] PaymentEvents =
    [
        "payment_intent.processing", "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled",
        "charge.refunded", "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.closed",
    ];

    /// <summary>Registers this program at Stripe. An endpoint left behind by an earlier process is removed first, or every event would go out twice.</summary>
    public static async Task<IReadOnlyList<Secret>> StripeAsync(World world, WebhookListener listener, CancellationToken cancellationToken)
    {
        List<Secret> secrets = [];
        if (Secrets.TryRead(SystemName.Stripe.WebhookVariable!) is { } configured)
        {
            secrets.Add(configured);
        }

        if (world.IsLive(SystemName.Stripe))
        {
            return secrets;
        }

        var client = new StripeClient(new StripeOptions { ApiKey = Secrets.Read(SystemName.Stripe.Variable, SimulatorSecrets.StripeKey), BaseAddress = world.AddressOf(SystemName.Stripe) });
        await foreach (StripeWebhookEndpoint old in client.WebhookEndpoints.ListAsync().WithCancellation(cancellationToken))
        {
            if (old.Address.IsLoopback && old.Address.AbsolutePath == "/webhooks/stripe")
            {
                await client.WebhookEndpoints.DeleteAsync(old.Id, cancellationToken);
            }
        }

        StripeWebhookEndpoint endpoint = await client.WebhookEndpoints.CreateAsync(listener.For("stripe"), PaymentEvents, cancellationToken);
        secrets.Add(endpoint.Secret!);
        return secrets;
    }

    /// <summary>Registers this program at the KYC provider, in place of an earlier process.</summary>
    public static async Task<Secret> KycAsync(World world, WebhookListener listener, CancellationToken cancellationToken)
    {
        Secret secret = Secrets.Read(SystemName.Kyc.WebhookVariable!, world.IsLive(SystemName.Kyc) ? null : SimulatorSecrets.KycWebhook);
        if (!world.IsLive(SystemName.Kyc))
        {
            using var http = new HttpClient { BaseAddress = world.AddressOf(SystemName.Kyc) };
            using Secret key = Secrets.Read(SystemName.Kyc.Variable, SimulatorSecrets.KycKey);
            http.DefaultRequestHeaders.Authorization = new("Bearer", key.Reveal());
            JsonNode? known = JsonNode.Parse(await http.GetStringAsync(EndpointsPath, cancellationToken));
            foreach (JsonNode? old in known?["endpoints"]?.AsArray() ?? [])
            {
                if (Uri.TryCreate(old?["url"]?.ToString(), UriKind.Absolute, out Uri? url) && url.IsLoopback && url.AbsolutePath == "/webhooks/kyc")
                {
                    using HttpResponseMessage removed = await http.DeleteAsync(new Uri($"{EndpointsPath}/{old!["id"]}", UriKind.Relative), cancellationToken);
                }
            }

            using var body = new StringContent(new JsonObject { ["url"] = listener.For("kyc").AbsoluteUri, ["secret"] = secret.Reveal() }.ToJsonString(), null, "application/json");
            using HttpResponseMessage response = await http.PostAsync(new Uri(EndpointsPath, UriKind.Relative), body, cancellationToken);
            response.EnsureSuccessStatusCode();
        }

        return secret;
    }
}
