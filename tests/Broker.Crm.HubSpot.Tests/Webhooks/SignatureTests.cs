using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Webhooks;
using Broker.TestSupport;
using Microsoft.Extensions.Options;

namespace Broker.Crm.HubSpot.Tests.Webhooks;

public sealed class SignatureTests
{
    private const string Sample = "yyyyyyyy-yyyy-yyyy-yyyy-yyyyyyyyyyyy";
    private const string Own = "test-client-secret-0001";
    private const string Hook = "https://hooks.example.com/hubspot";
    private const long Now = 1790000001000;

    [Theory]
    [InlineData(Sample, "https://www.example.com/webhook_uri", "{'example_field':'example_value'}", 1693657560000, "K36dawei4A+QBNolUOqo7s91KQDWQ5MXZ/QufNYuk/Y=")]
    [InlineData(Sample, "https://www.example.com/webhook_uri", "{'example_field':'example_value'}", 1700000300000, "RnbPH7+UMKVkbV32P8bz450N4M56aPmcru1+D3kSDtw=")]
    [InlineData(Own, Hook, """[{"propertyValue":"Zoë Müller – 交易"}]""", Now, "7gKiuOk9FlKu5JidTqKBNGHLuuDIIK/T8krbqx3TN/g=")]
    [InlineData(Own, Hook + "?src=a%3Ab%2Fc&x=%281%29&y=%20&z=%26", "[]", Now, "47KSocYYz02SxtUnS/Bm0JQQLRTe33vZBdoKSUes1rw=")]
    [InlineData(Own, Hook + "?src=a%3ab%2fc&x=%281%29&y=%20&z=%26", "[]", Now, "47KSocYYz02SxtUnS/Bm0JQQLRTe33vZBdoKSUes1rw=")]
    [InlineData(Own, Hook + "?src=a:b/c&x=(1)&y=%20&z=%26#f", "[]", Now, "47KSocYYz02SxtUnS/Bm0JQQLRTe33vZBdoKSUes1rw=")]
    public void The_known_answers_are_accepted(string secret, string uri, string body, long timestamp, string signature) =>
        Assert.Null(Verify(Webhook(timestamp, secret), body, signature, Text(timestamp), "post", uri));

    [Fact]
    public void An_address_that_was_signed_undecoded_is_refused() =>
        Assert.Equal(
            WebhookRefusalReason.SignatureMismatch,
            Verify(Webhook(), "[]", "9Fl4O3cavtKA01FCoynz5zvLy9zlHXmryEYeuqiID/o=", Text(Now), "POST", Hook + "?src=a%3Ab%2Fc&x=%281%29&y=%20&z=%26"));

    [Theory]
    [InlineData("%3A%2F%3F%40%21%24%27%28%29%2A%2C%3B", ":/?@!$'()*,;")]
    [InlineData("%3a%2f%3f%2a%2c%3b", ":/?*,;")]
    [InlineData("%20%26%3D%2B%25%23", "%20%26%3D%2B%25%23")]
    [InlineData("%253A", "%253A")]
    [InlineData("%2%3A", "%2:")]
    [InlineData("%", "%")]
    [InlineData("%3", "%3")]
    [InlineData("a+b%zz", "a+b%zz")]
    [InlineData("ü%C3%BC", "ü%C3%BC")]
    public void Twelve_escapes_are_undone_in_one_pass_and_nothing_else(string called, string inSource)
    {
        string uri = Hook + "?q=";
        string signature = Sign(Own, "POST", uri + inSource, "[]", Now);

        Assert.Null(Verify(Webhook(), "[]", signature, Text(Now), "POST", uri + called));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(Webhook(), "[]", signature, Text(Now), "POST", uri + called + "!"));
    }

    [Fact]
    public void One_changed_byte_is_refused()
    {
        const string Body = """[{"eventId":1}]""";
        string signature = Sign(Own, "POST", Hook, Body, Now);
        HubSpotWebhook webhook = Webhook();

        Assert.Null(Verify(webhook, Body, signature, Text(Now), "POST", Hook));
        for (int i = 0; i < Body.Length; i++)
        {
            Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body[..i] + (char)(Body[i] ^ 1) + Body[(i + 1)..], signature, Text(Now), "POST", Hook));
        }

        for (int i = 0; i < Hook.Length; i++)
        {
            Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now), "POST", Hook[..i] + (char)(Hook[i] ^ 1) + Hook[(i + 1)..]));
        }

        for (int i = 0; i < signature.Length - 2; i++)
        {
            char other = signature[i] == 'A' ? 'B' : 'A';
            Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature[..i] + other + signature[(i + 1)..], Text(Now), "POST", Hook));
        }

        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now + 1), "POST", Hook));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now), "PUT", Hook));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now), new string('P', 100), Hook));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now), "POST", Hook + new string('a', 20_000)));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, Body, signature, Text(Now), "POST", string.Empty));
    }

    [Theory]
    [InlineData(300_000, null)]
    [InlineData(300_001, WebhookRefusalReason.TooOld)]
    [InlineData(-300_000, null)]
    [InlineData(-300_001, WebhookRefusalReason.FromTheFuture)]
    [InlineData(Now, WebhookRefusalReason.TooOld)]
    public void The_time_of_signing_may_lie_five_minutes_off(long age, WebhookRefusalReason? reason) =>
        Assert.Equal(reason, Verify(Webhook(), "[]", Sign(Own, "POST", Hook, "[]", Now - age), Text(Now - age), "POST", Hook));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1.5")]
    [InlineData("-1790000001000")]
    [InlineData(" 1790000001000")]
    [InlineData("١٧٩٠٠٠٠٠٠١٠٠٠")]
    [InlineData("1790000001000000000000")]
    [InlineData("NaN")]
    [InlineData("1790000001000, 1790000001000")]
    public void A_timestamp_that_is_missing_or_not_all_digits_is_refused(string? timestamp) =>
        Assert.Equal(WebhookRefusalReason.SignatureMissing, Verify(Webhook(), "[]", Sign(Own, "POST", Hook, "[]", Now), timestamp, "POST", Hook));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!!=")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAA                        ")]
    public void A_signature_that_is_missing_or_of_another_form_is_refused(string? signature) =>
        Assert.Equal(WebhookRefusalReason.SignatureMissing, Verify(Webhook(), "[]", signature, Text(Now), "POST", Hook));

    [Fact]
    public void Each_of_several_secrets_is_accepted()
    {
        HubSpotWebhook webhook = Webhook(Now, "old", Own);

        Assert.Null(Verify(webhook, "[]", Sign("old", "POST", Hook, "[]", Now), Text(Now), "POST", Hook));
        Assert.Null(Verify(webhook, "[]", Sign(Own, "POST", Hook, "[]", Now), Text(Now), "POST", Hook));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, "[]", Sign("third", "POST", Hook, "[]", Now), Text(Now), "POST", Hook));
    }

    [Theory]
    [InlineData("https://hooks.example.com/hubspot", "http://10.0.0.1:8080/inner", "https://hooks.example.com/hubspot")]
    [InlineData("https://hooks.example.com/hubspot", "http://10.0.0.1:8080/inner?a=%3A", "https://hooks.example.com/hubspot?a=:")]
    [InlineData("https://hooks.example.com/hubspot?k=v", "http://10.0.0.1:8080/inner?a=1", "https://hooks.example.com/hubspot?k=v")]
    [InlineData("https://hooks.example.com", "http://10.0.0.1:8080/hubspot?a=1", "https://hooks.example.com/hubspot?a=1")]
    [InlineData("https://hooks.example.com/", "http://10.0.0.1:8080/hubspot", "https://hooks.example.com/hubspot")]
    [InlineData("https://hooks.example.com/hubspot", "", "https://hooks.example.com/hubspot")]
    public void Behind_a_proxy_the_public_address_counts(string configured, string called, string inSource)
    {
        HubSpotWebhook webhook = new(new HubSpotWebhookOptions { ClientSecrets = [Secret.From(Own)], PublicUri = new Uri(configured) }, Clock(Now));

        Assert.Null(Verify(webhook, "[]", Sign(Own, "POST", inSource, "[]", Now), Text(Now), "POST", called));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Verify(webhook, "[]", Sign(Own, "POST", inSource + "x", "[]", Now), Text(Now), "POST", called));
    }

    [Theory]
    [InlineData(false, false, WebhookRefusalReason.SignatureMissing, WebhookRefusalReason.SignatureMissing)]
    [InlineData(true, false, null, WebhookRefusalReason.SignatureMismatch)]
    [InlineData(false, true, WebhookRefusalReason.SignatureMismatch, null)]
    [InlineData(true, true, null, null)]
    public void Old_signatures_are_refused_unless_an_option_accepts_them(bool acceptsV1, bool acceptsV2, WebhookRefusalReason? v1, WebhookRefusalReason? v2)
    {
        HubSpotWebhook webhook = new(new HubSpotWebhookOptions { ClientSecrets = [Secret.From("other"), Secret.From(Own)], AcceptsV1 = acceptsV1, AcceptsV2 = acceptsV2 }, Clock(Now));

        Assert.Equal(v1, VerifyOld(webhook, Own + "[]"));
        Assert.Equal(v2, VerifyOld(webhook, Own + "POST" + Hook + "[]"));
        Assert.NotNull(VerifyOld(webhook, "x"));
    }

    [Fact]
    public void A_wrong_new_signature_is_not_saved_by_a_right_old_one()
    {
        HubSpotWebhook webhook = new(new HubSpotWebhookOptions { ClientSecrets = [Secret.From(Own)], AcceptsV1 = true }, Clock(Now));
        string old = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Own + "[]")));

        Assert.False(webhook.Verify(
            "[]"u8,
            name => name switch { HubSpotWebhook.OldSignatureHeaderName => old, HubSpotWebhook.SignatureHeaderName => Sign("x", "POST", Hook, "[]", Now), HubSpotWebhook.TimestampHeaderName => Text(Now), _ => null },
            "POST",
            Hook,
            out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, refusal);
    }

    [Fact]
    public void A_body_that_is_too_large_or_no_text_is_refused()
    {
        HubSpotWebhook webhook = new(new HubSpotWebhookOptions { ClientSecrets = [Secret.From(Own)], MaxBodyBytes = 1024, AcceptsV1 = true }, Clock(Now));
        byte[] broken = [(byte)'[', 0xC3, (byte)']'];
        byte[] source = [.. Encoding.UTF8.GetBytes("POST" + Hook), .. broken, .. Encoding.UTF8.GetBytes(Text(Now))];
        string signature = Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Own), source));

        Assert.Equal(WebhookRefusalReason.TooLarge, Verify(webhook, new string(' ', 1025), null, null, "POST", Hook));
        Assert.False(webhook.Verify(broken, signature, Text(Now), "POST", Hook, out WebhookRefusalReason refusal));
        Assert.Equal(WebhookRefusalReason.NotUtf8, refusal);
    }

    [Fact]
    public void Verifying_allocates_nothing()
    {
        HubSpotWebhook webhook = Webhook();
        byte[] body = Encoding.UTF8.GetBytes(new string(' ', 4000));
        string signature = Sign(Own, "POST", Hook, new string(' ', 4000), Now);
        string timestamp = Text(Now);
        Assert.True(webhook.Verify(body, signature, timestamp, "POST", Hook, out _));
        long before = GC.GetAllocatedBytesForCurrentThread();

        bool all = true;
        for (int i = 0; i < 100; i++)
        {
            all &= webhook.Verify(body, signature, timestamp, "POST", Hook, out _);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.True(all);
    }

    [Fact]
    public void Options_are_checked()
    {
        Assert.Contains("ClientSecrets", Throws(new HubSpotWebhookOptions()), StringComparison.Ordinal);
        Assert.Contains("PublicUri", Throws(new HubSpotWebhookOptions { ClientSecrets = [Secret.From("s")], PublicUri = new Uri("/x", UriKind.Relative) }), StringComparison.Ordinal);
        Assert.Contains("Tolerance", Throws(new HubSpotWebhookOptions { ClientSecrets = [Secret.From("s")], Tolerance = TimeSpan.FromDays(1) }), StringComparison.Ordinal);

        static string Throws(HubSpotWebhookOptions options) => Assert.Throws<OptionsValidationException>(() => new HubSpotWebhook(options)).Message;
    }

    internal static string Sign(string secret, string method, string uri, string body, long timestamp) =>
        Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(method + uri + body + Text(timestamp))));

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static FakeTimeProvider Clock(long milliseconds) => new(DateTimeOffset.FromUnixTimeMilliseconds(milliseconds));

    private static HubSpotWebhook Webhook(long now = Now, params string[] secrets) =>
        new(new HubSpotWebhookOptions { ClientSecrets = [.. (secrets.Length == 0 ? [Own] : secrets).Select(Secret.From)] }, Clock(now));

    private static WebhookRefusalReason? Verify(HubSpotWebhook webhook, string body, string? signature, string? timestamp, string method, string uri) =>
        webhook.Verify(
            Encoding.UTF8.GetBytes(body),
            name => name switch { HubSpotWebhook.SignatureHeaderName => signature, HubSpotWebhook.TimestampHeaderName => timestamp, _ => null },
            method,
            uri,
            out WebhookRefusalReason refusal) ? null : refusal;

    private static WebhookRefusalReason? VerifyOld(HubSpotWebhook webhook, string source)
    {
        string signature = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(source)));
        return webhook.Verify("[]"u8, name => name == HubSpotWebhook.OldSignatureHeaderName ? signature : null, "POST", Hook, out WebhookRefusalReason refusal) ? null : refusal;
    }
}
