using System.Globalization;
using System.Text;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Payments.Stripe;
using Broker.Payments.Stripe.Webhooks;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Stripe.Webhooks;

/// <summary>Known answers for the signature (contracts/payments.md a6).</summary>
public sealed class StripeWebhookTests
{
    private const string Secret = "whsec_unit_test";
    private static readonly byte[] Body = Encoding.UTF8.GetBytes(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent()));
    private static readonly string Other = new('0', 64);

    [Fact]
    public void A_signature_computed_elsewhere_is_accepted()
    {
        // printf '1793610000.{"id":"evt_1"}' | openssl dgst -sha256 -hmac whsec_known
        const string Known = "t=1793610000,v1=86b81cd0c6f5c993dbb7a4d846ad2b2ff4b2d04eee94c089a6706c7bf2577d68";
        byte[] body = """{"id":"evt_1"}"""u8.ToArray();

        Assert.True(Webhook(secrets: "whsec_known").Verify(body, Known, out _));
    }

    public static TheoryData<string> Bodies() => ["", "{}", "{\n  \"id\": \"evt_1\",\r\n  \"x\": 1\n}\n", "{\"name\":\"Zoë Müller – 東京 😀\"}", "\uFEFF{}"];

    [Theory]
    [MemberData(nameof(Bodies))]
    public void Any_body_is_verified_byte_for_byte(string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);

        Assert.True(Webhook().Verify(body, Signed.Header(body, Secret), out _));
        Assert.False(Webhook().Verify([.. body, (byte)' '], Signed.Header(body, Secret), out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, refusal);
    }

    [Fact]
    public void Every_single_changed_byte_is_noticed()
    {
        StripeWebhook webhook = Webhook();
        string header = Signed.Header(Body, Secret);
        for (int i = 0; i < Body.Length; i++)
        {
            byte[] changed = [.. Body];
            changed[i] ^= 1;
            Assert.False(webhook.Verify(changed, header, out WebhookRefusalReason refusal));
            Assert.Equal(WebhookRefusalReason.SignatureMismatch, refusal);
        }
    }

    [Fact]
    public void Header_forms_that_hold_a_right_signature_are_accepted()
    {
        long t = Signed.Now.ToUnixTimeSeconds();
        string right = Signed.Hex(Body, Secret, t);
        string[] headers =
        [
            $"t={t},v1={right}", $"v1={right},t={t}", $"t={t},v1={Other},v1={right}", $"t={t},v1={right},v1={Other}", $"t={t},v0={Other},v1={right}",
            $"v0=zz,scheme=1,t={t},v1={right},v2=x", $"t={t}, v1={right}", $"t={t},v1={right},", $"t={t},v1=short,v1={right}", $"t={t},,=,v1={right}",
        ];

        Assert.All(headers, header => Assert.True(Webhook().Verify(Body, header, out _), header));
    }

    [Fact]
    public void Header_forms_without_time_or_signature_are_refused_as_missing()
    {
        long t = Signed.Now.ToUnixTimeSeconds();
        string right = Signed.Hex(Body, Secret, t);
        string[] headers =
        [
            "", " ", ",", "=", "t", "v1", $"t={t}", $"v1={right}", $"t={t},v0={right}", $"t=,v1={right}", $"t=-1,v1={right}", $"t=1e9,v1={right}",
            $"t={t}x,v1={right}", $"t=9999999999999999999999,v1={right}", $"t={t},v1={right[..63]}", $"t={t},V1={right}", new string('a', 5000),
        ];

        Assert.All(headers, header =>
        {
            Assert.False(Webhook().Verify(Body, header, out WebhookRefusalReason refusal), header);
            Assert.Equal(WebhookRefusalReason.SignatureMissing, refusal);
        });
    }

    [Theory]
    [InlineData(300, null)]
    [InlineData(301, WebhookRefusalReason.TooOld)]
    [InlineData(-300, null)]
    [InlineData(-301, WebhookRefusalReason.FromTheFuture)]
    [InlineData(86400, WebhookRefusalReason.TooOld)]
    public void The_tolerance_holds_to_the_second_both_ways(int age, WebhookRefusalReason? expected)
    {
        bool accepted = Webhook().Verify(Body, Signed.Header(Body, Secret, Signed.Now.AddSeconds(-age)), out WebhookRefusalReason refusal);

        Assert.Equal(expected is null, accepted);
        if (expected is { } reason)
        {
            Assert.Equal(reason, refusal);
        }
    }

    [Fact]
    public void A_time_changed_to_look_fresh_breaks_the_signature()
    {
        string old = Signed.Header(Body, Secret, Signed.Now.AddHours(-1));
        string fresh = "t=" + Signed.Now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture) + old[old.IndexOf(',', StringComparison.Ordinal)..];

        Assert.False(Webhook().Verify(Body, fresh, out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, refusal);
    }

    [Fact]
    public void While_a_secret_is_rolled_both_are_accepted_and_no_third()
    {
        StripeWebhook webhook = Webhook(secrets: ["whsec_old", "whsec_new"]);

        Assert.True(webhook.Verify(Body, Signed.Header(Body, "whsec_old"), out _));
        Assert.True(webhook.Verify(Body, Signed.Header(Body, "whsec_new"), out _));
        Assert.False(webhook.Verify(Body, Signed.Header(Body, "whsec_other"), out _));
    }

    [Fact]
    public void The_whole_secret_is_the_key_prefix_included() =>
        Assert.False(Webhook(secrets: "whsec_abc").Verify(Body, Signed.Header(Body, "abc"), out _));

    [Fact]
    public void Without_a_secret_everything_is_refused_and_the_sentence_says_why()
    {
        WebhookVerification verification = new StripeWebhookVerifier(Webhook(secrets: [])).Verify(Body, _ => Signed.Header(Body, Secret));

        Assert.Equal(WebhookRefusalReason.SignatureMismatch, verification.Refusal?.Reason);
        Assert.Contains("WebhookSecrets", verification.Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_huge_body_is_refused_before_it_is_hashed()
    {
        byte[] body = new byte[10 * 1024 * 1024];

        Assert.False(Webhook().Verify(body, Signed.Header(body, Secret), out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.TooLarge, refusal);
    }

    [Fact]
    public void A_signed_body_that_is_not_UTF8_is_refused()
    {
        byte[] body = [(byte)'{', (byte)'"', 0xC3, 0x28, (byte)'"', (byte)'}'];

        Assert.False(Webhook().Verify(body, Signed.Header(body, Secret), out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.NotUtf8, refusal);
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        var webhook = new StripeWebhook(Core.Secrets.Secret.From("whsec_old"), Core.Secrets.Secret.From(Secret));
        string header = Signed.Header(Body, Secret, TimeProvider.System.GetUtcNow());
        Assert.True(webhook.Verify(Body, header, out _));

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            webhook.Verify(Body, header, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Concurrent_deliveries_do_not_mix_their_hashes()
    {
        StripeWebhook webhook = Webhook(secrets: ["whsec_old", Secret]);
        int wrong = 0;
        await Parallel.ForAsync(0, 2000, (i, _) =>
        {
            byte[] body = Encoding.UTF8.GetBytes(new string('x', i % 97) + i.ToString(CultureInfo.InvariantCulture));
            bool good = i % 3 != 0;
            if (webhook.Verify(body, Signed.Header(body, good ? Secret : "whsec_wrong"), out WebhookRefusalReason _) != good)
            {
                Interlocked.Increment(ref wrong);
            }

            return ValueTask.CompletedTask;
        });

        Assert.Equal(0, wrong);
    }

    [Theory]
    [InlineData("sk_live_1", false, WebhookRefusalReason.WrongEnvironment)]
    [InlineData("sk_test_1", true, WebhookRefusalReason.WrongEnvironment)]
    [InlineData("sk_live_1", true, null)]
    [InlineData("sk_test_1", false, null)]
    [InlineData("other", true, null)]
    public void An_event_of_the_other_environment_is_refused(string key, bool live, WebhookRefusalReason? expected)
    {
        byte[] body = Encoding.UTF8.GetBytes(StripeBodies.Event("payment_intent.succeeded", StripeBodies.Intent(), live: live));
        var webhook = new StripeWebhook(
            new StripeOptions { ApiKey = Core.Secrets.Secret.From(key), WebhookSecrets = [Core.Secrets.Secret.From(Secret)] }, new FakeTimeProvider(Signed.Now));

        Assert.Equal(expected is null, webhook.TryRead(body, Signed.Header(body, Secret), out _, out WebhookRefusalReason refusal));
        Assert.True(expected is null || refusal == expected);
    }

    internal static StripeWebhook Webhook(params string[] secrets) => new(
        new StripeOptions { WebhookSecrets = [.. secrets.Select(Core.Secrets.Secret.From)] }, new FakeTimeProvider(Signed.Now));

    private static StripeWebhook Webhook() => Webhook(Secret);
}
