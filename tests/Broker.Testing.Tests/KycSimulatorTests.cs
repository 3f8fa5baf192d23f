using System.Net;
using System.Security.Cryptography;
using System.Text;
using Broker.Testing.Kyc;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Tests;

public sealed class KycSimulatorTests : SimulatorTest
{
    [Fact]
    public async Task The_same_external_id_is_the_same_applicant()
    {
        var first = await PostAsync(Kyc, "applicants", """{"externalId":"c1"}""");
        var second = await PostAsync(Kyc, "applicants", """{"externalId":"c1"}""");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK), (first.StatusCode, second.StatusCode));
        Assert.Equal((string?)(await JsonAsync(first))["id"], (string?)(await JsonAsync(second))["id"]);
        var found = (await GetJsonAsync(Kyc, "applicants?externalId=c1"))["applicants"]!.AsArray();
        Assert.Equal("not_started", (string?)Assert.Single(found)!["status"]);
    }

    [Fact]
    public async Task Keys_that_are_missing_or_invalid_are_refused()
    {
        using var anonymous = Client(Sims.Kyc);

        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(anonymous, "applicants")).StatusCode);
        anonymous.DefaultRequestHeaders.Authorization = new("Bearer", "invalid-key");
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync(anonymous, "applicants")).StatusCode);
    }

    [Fact]
    public async Task A_verdict_is_delivered_with_a_signature_made_of_the_time_and_the_raw_body()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await PostAsync(Kyc, "webhook-endpoints", $$"""{"url":"{{receiver.Url}}","secret":"kyc-secret"}""");
        var id = (string?)(await JsonAsync(await PostAsync(Kyc, "applicants", """{"externalId":"Zoë"}""")))["id"];

        await PostAsync(Kyc, $"_sim/applicants/{id}", """{"status":"approved"}""");

        var received = await receiver.NextAsync();
        var signature = received.Headers["X-Kyc-Signature"];
        var time = signature[2..signature.IndexOf(',', StringComparison.Ordinal)];
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes("kyc-secret"), (byte[])[.. Encoding.UTF8.GetBytes(time + "."), .. received.Body]);
        Assert.Equal($"t={time},v1={Convert.ToHexStringLower(expected)}", signature);
        Assert.Equal(("approved", "Zoë", 2), ((string?)received.Json["status"], (string?)received.Json["externalId"], (int)received.Json["version"]!));
        Assert.Equal("approved", (string?)(await GetJsonAsync(Kyc, $"applicants/{id}"))["status"]);
        Assert.DoesNotContain("kyc-secret", await Kyc.GetStringAsync(new Uri("_sim/state", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stale_event_can_be_delivered_without_changing_the_applicant()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await PostAsync(Kyc, "webhook-endpoints", $$"""{"url":"{{receiver.Url}}","secret":"s"}""");
        await PostAsync(Kyc, "applicants", """{"externalId":"c1"}""");
        await PostAsync(Kyc, "_sim/applicants/c1", """{"status":"approved","deliver":false}""");

        await PostAsync(Kyc, "_sim/applicants/c1", """{"status":"rejected_final","occurredAt":"2026-01-02T10:05:00Z","apply":false}""");

        var received = await receiver.NextAsync();
        Assert.Equal(("rejected_final", "2026-01-02T10:05:00.000Z"), ((string?)received.Json["status"], (string?)received.Json["occurredAt"]));
        Assert.Equal("approved", Sims.Kyc.Applicants[0].Status);
        Assert.Equal(0, receiver.Waiting);
    }

    [Fact]
    public async Task Held_events_go_out_reversed_when_asked()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await PostAsync(Kyc, "webhook-endpoints", $$"""{"url":"{{receiver.Url}}","secret":"s"}""");
        await PostAsync(Kyc, "applicants", """{"externalId":"c1"}""");
        Sims.Kyc.SetWebhookMode(WebhookMode.Hold);
        Sims.Kyc.SetVerdict("c1", new KycVerdict(KycStatuses.Pending));
        Sims.Kyc.SetVerdict("c1", new KycVerdict(KycStatuses.InReview));
        Sims.Kyc.SetVerdict("c1", new KycVerdict(KycStatuses.Approved));
        await Sims.Kyc.DrainWebhooksAsync();
        Assert.Equal(0, receiver.Waiting);

        await PostAsync(Kyc, "_sim/webhooks", """{"mode":"release","order":"reverse"}""");

        Assert.Equal(["approved", "in_review", "pending"], (await receiver.TakeAsync(3)).Select(r => (string?)r.Json["status"]));
    }

    [Fact]
    public async Task A_verdict_without_a_status_or_an_applicant_is_refused()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await PostAsync(Kyc, "_sim/applicants/c1", "{}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync(Kyc, "_sim/applicants/c1", """{"status":"approved"}""")).StatusCode);
    }
}
