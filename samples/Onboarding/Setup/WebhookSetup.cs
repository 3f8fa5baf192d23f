using System.Text.Json.Nodes;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;

namespace Onboarding.Setup;

/// <summary>Tells the payment and KYC providers where to deliver, and learns the signing secrets.</summary>
public static class WebhookSetup
{
    private static readonly string[] PaymentEvents =
    [
        "payment_intent.processing", "payment_intent.succeeded", "payment_intent.payment_failed", "payment_intent.canceled",
        "charge.refunded", "refund.updated", "refund.failed", "charge.dispute.created", "charge.dispute.closed",
    ];

    /// <summary>Registers this program at Stripe. An endpoint left behind by an earlier process is removed first, or every event would go out twice.</summary>
    public static async Task<IReadOnlyList<Secret>> StripeAsync(World world, WebhookListener listener, CancellationToken cancellationToken)
    {
        List<Secret> secrets = [];
        if (Secrets.TryRead("BROKER_STRIPE_WEBHOOK_SECRET") is { } configured)
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

    /// <summary>Registers this program at the KYC provider.</summary>
    public static async Task<Secret> KycAsync(World world, WebhookListener listener, CancellationToken cancellationToken)
    {
        Secret secret = Secrets.Read("BROKER_KYC_WEBHOOK_SECRET", world.IsLive(SystemName.Kyc) ? null : SimulatorSecrets.KycWebhook);
        if (!world.IsLive(SystemName.Kyc))
        {
            using var http = new HttpClient { BaseAddress = world.AddressOf(SystemName.Kyc) };
            using var request = new HttpRequestMessage(HttpMethod.Post, "webhook-endpoints");
            request.Headers.Authorization = new("Bearer", Secrets.Read(SystemName.Kyc.Variable, SimulatorSecrets.KycKey).Reveal());
            request.Content = new StringContent(new JsonObject { ["url"] = listener.For("kyc").AbsoluteUri, ["secret"] = secret.Reveal() }.ToJsonString(), null, "application/json");
            using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
            response.EnsureSuccessStatusCode();
        }

        return secret;
    }
}
