using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe;

/// <summary>Secrets put everywhere appear nowhere.</summary>
public sealed class StripeCanaryTests
{
    private const string ApiKey = "sk_test_CANARYKEY";
    private const string Card = "4242424242424242";
    private static readonly string[] Canaries = ["CANARY", Card, "4000000000009995"];

    [Theory]
    [InlineData(402)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(409)]
    [InlineData(429)]
    [InlineData(500)]
    [InlineData(200)]
    public async Task Nothing_of_keys_and_error_bodies_is_logged_traced_or_thrown(int status)
    {
        using var telemetry = new TelemetryCollector();
        using var log = new LogCollector();
        string body = $$$"""
            {"error":{"type":"card_error_{{{Card}}}","code":"{{{Card}}}","decline_code":"CANARY-{{{Card}}}","advice_code":"{{{ApiKey}}}","param":"card[{{{Card}}}]",
            "message":"Card {{{Card}}} with key {{{ApiKey}}}","payment_intent":{"id":"pi_1","client_secret":"pi_1_secret_CANARY"},"user_message":"{{{Card}}}"},"id":"{{{Card}}}"}
            """;
        StubHttpHandler handler = new StubHttpHandler().Answer(status, body, "application/json", ("Request-Id", "req CANARY!"), ("Stripe-Rate-Limited-Reason", "CANARY"));
        StripeClient client = StripeTestClient.Over(handler, o => o.ApiKey = Secret.From(ApiKey), log);
        var request = new PaymentRequest { Amount = new Money(10, Currency.Of("EUR")), Metadata = new Dictionary<string, string> { ["x"] = "4000000000009995" } };

        BrokerApiException thrown = await Assert.ThrowsAnyAsync<BrokerApiException>(() => client.Payments.CreateAsync(request, new OperationKey("k")));

        Assert.Equal("Bearer " + ApiKey, handler.Requests[0].Headers["Authorization"]);
        Assert.NotEmpty(log.Lines);
        foreach (string canary in Canaries)
        {
            Assert.DoesNotContain(canary, log.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, telemetry.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, thrown.ToString(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(canary, Broker.Core.Boundaries.BoundaryFailure.From(thrown.Error).ToString(), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public void Webhook_secrets_and_bodies_stay_out_of_refusals_and_text_forms()
    {
        var webhook = new StripeWebhook(Secret.From("whsec_CANARY"));
        var verifier = new StripeWebhookVerifier(webhook);

        string refusal = verifier.Verify("CANARY body"u8.ToArray(), _ => "t=1,v1=" + new string('a', 64)).Refusal!.ToString();

        Assert.DoesNotContain("CANARY", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", new StripeWebhookEndpoint("we_1", new Uri("https://x.example"), [], true, null, Secret.From("whsec_CANARY")).ToString(), StringComparison.Ordinal);
    }
}
