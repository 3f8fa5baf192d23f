using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Tests.Timelines;
using Broker.Payments.Timelines;
using Broker.TestSupport;

namespace Broker.Payments.Tests.Adyen.Webhooks;

/// <summary>Deliveries of Adyen: what verifies, what does not, and that only what is signed counts (contracts/payments.md b).</summary>
public sealed class AdyenWebhookTests
{
    private static readonly AdyenWebhook Webhook = new(AdyenSigned.Account, Secret.From(AdyenSigned.OtherKey), Secret.From(AdyenSigned.Key));

    [Fact]
    public void The_known_answer_of_the_contract_verifies()
    {
        JsonObject item = AdyenSigned.Item("AUTHORISATION");
        item["additionalData"]!["hmacSignature"] = "OKuovCcB/BZxgpQrALA8aLIEIeQYKokdvlNA4YakcXs=";
        item["merchantReference"] = "DEP-1";

        WebhookVerification verification = Webhook.Verify(AdyenSigned.Body(item), NoHeaders);

        WebhookEnvelope envelope = Assert.Single(verification.Envelopes);
        Assert.Equal(("adyen", "AUTHORISATION:7914073381342284:true", "AUTHORISATION"), (envelope.Source, envelope.EventId, envelope.Type));
        Assert.Equal(new EventSubject(EventSubjectKind.Payment, "7914073381342284"), envelope.Subject);
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero), envelope.OccurredAt);
        Assert.Equal((200, "[accepted]"), (Webhook.AnswerTo(verification).Status, Encoding.UTF8.GetString(Webhook.AnswerTo(verification).Body.Span)));
    }

    [Theory]
    [InlineData("pspReference", "7914073381342285")]
    [InlineData("originalReference", "7914073381342280")]
    [InlineData("merchantAccountCode", "Other")]
    [InlineData("merchantReference", "DEP-2")]
    [InlineData("eventCode", "CAPTURE")]
    [InlineData("success", "false")]
    [InlineData("value", "1131")]
    [InlineData("currency", "USD")]
    public void Each_of_the_eight_signed_fields_is_covered(string field, string changed)
    {
        JsonObject item = AdyenSigned.Item("AUTHORISATION");
        switch (field)
        {
            case "value": item["amount"]!["value"] = int.Parse(changed, System.Globalization.CultureInfo.InvariantCulture); break;
            case "currency": item["amount"]!["currency"] = changed; break;
            default: item[field] = changed; break;
        }

        WebhookVerification verification = Webhook.Verify(AdyenSigned.Body(item), NoHeaders);

        Assert.Equal(WebhookRefusalReason.SignatureMismatch, verification.Refusal?.Reason);
        Assert.Equal(401, Webhook.AnswerTo(verification).Status);
    }

    [Theory]
    [InlineData("reason", "\"https://evil.example/report.csv\"")]
    [InlineData("eventDate", "\"2036-01-01T00:00:00+00:00\"")]
    [InlineData("eventDate", "\"never\"")]
    [InlineData("paymentMethod", "\"sepadirectdebit\"")]
    [InlineData("operations", "[\"REFUND\"]")]
    [InlineData("additionalData.modification.action", "\"refund\"")]
    [InlineData("additionalData.manualCapture", "\"false\"")]
    [InlineData("unknown", "{\"success\":\"true\",\"eventCode\":\"CAPTURE\"}")]
    public async Task What_is_not_signed_changes_nothing_that_anybody_may_do(string field, string changed)
    {
        foreach (string code in (string[])["AUTHORISATION", "CAPTURE", "CANCEL_OR_REFUND", "REFUND", "CHARGEBACK", "CHARGEBACK_REVERSED"])
        {
            JsonObject plain = AdyenSigned.Item(code, "X1", code == "AUTHORISATION" ? "" : AdyenSigned.Psp);
            JsonObject tampered = plain.DeepClone().AsObject();
            if (field.StartsWith("additionalData.", StringComparison.Ordinal))
            {
                tampered["additionalData"]![field["additionalData.".Length..]] = JsonNode.Parse(changed);
            }
            else
            {
                tampered[field] = JsonNode.Parse(changed);
            }

            Assert.Equal(await Confirmed(plain), await Confirmed(tampered));
        }
    }

    [Fact]
    public void A_batch_stands_or_falls_as_one_and_each_item_gets_its_own_envelope()
    {
        JsonObject[] items = [AdyenSigned.Item("AUTHORISATION"), AdyenSigned.Item("CAPTURE", "C1", AdyenSigned.Psp), AdyenSigned.Item("BRAND_NEW", "N1"), AdyenSigned.Item("REPORT_AVAILABLE", "report.csv", value: null, reference: "")];

        IReadOnlyList<WebhookEnvelope> envelopes = Webhook.Verify(AdyenSigned.Body(items), NoHeaders).Envelopes;

        Assert.Equal(["AUTHORISATION", "CAPTURE", "BRAND_NEW", "REPORT_AVAILABLE"], envelopes.Select(static e => e.Type));
        Assert.Equal(AdyenSigned.Psp, envelopes[1].Subject.Id);
        Assert.Equal(EventSubjectKind.Unmapped, envelopes[2].Subject.Kind);
        Assert.Empty(Webhook.ReadFacts(envelopes[2]));
        Assert.True(Webhook.TryReadNotification(envelopes[2], out AdyenNotification? kept));
        Assert.Equal(("BRAND_NEW", "033899:1111:03/2030", "visa"), (kept.EventCode, kept.Unverified.Reason.Reveal(), kept.Unverified.PaymentMethod));
        Assert.DoesNotContain("033899", kept.ToString() + kept.Unverified, StringComparison.Ordinal);

        Assert.Null(kept.ToReport(default));
        Assert.True(Webhook.TryReadNotification(envelopes[3], out AdyenNotification? report));
        Assert.Equal(("report.csv", ReportState.Ready, null), (report.ToReport(default)!.Id, report.ToReport(default)!.State, report.ToReport(default)!.Address));

        items[3]["success"] = "false";
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Webhook.Verify(AdyenSigned.Body(items), NoHeaders).Refusal?.Reason);
    }

    [Fact]
    public void Keys_roll_and_none_verifies_nothing()
    {
        byte[] body = AdyenSigned.Body(AdyenSigned.Item("AUTHORISATION", key: AdyenSigned.OtherKey));

        Assert.True(Webhook.Verify(body, NoHeaders).IsAccepted);
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, new AdyenWebhook(AdyenSigned.Account, Secret.From(AdyenSigned.Key)).Verify(body, NoHeaders).Refusal?.Reason);
        Assert.Contains("HmacKeys", new AdyenWebhook(AdyenSigned.Account).Verify(body, NoHeaders).Refusal?.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_colon_cannot_move_the_border_between_signed_fields()
    {
        // The reference "a:DEP" signed, told as account "HoldoutMerchant:a" and reference "DEP": the same text.
        JsonObject item = AdyenSigned.Item("AUTHORISATION", reference: "a:DEP");
        Assert.True(Webhook.Verify(AdyenSigned.Body(item), NoHeaders).IsAccepted);
        item["merchantAccountCode"] = AdyenSigned.Account + ":a";
        item["merchantReference"] = "DEP";

        Assert.False(Webhook.Verify(AdyenSigned.Body(item), NoHeaders).IsAccepted);
        Assert.False(Webhook.Verify(AdyenSigned.Body(AdyenSigned.Item("AUTHORISATION", psp: "A:B")), NoHeaders).IsAccepted);
        Assert.False(Webhook.Verify(AdyenSigned.Body(AdyenSigned.Item("AUTHORISATION", account: "Other")), NoHeaders).IsAccepted);
    }

    [Fact]
    public void Refusals_say_what_to_check_and_nothing_of_body_and_key()
    {
        JsonObject unsigned = AdyenSigned.Item("AUTHORISATION", reference: "CANARY");
        unsigned["additionalData"] = null;
        (byte[] Body, WebhookRefusalReason Reason)[] cases =
        [
            (AdyenSigned.Body(unsigned), WebhookRefusalReason.SignatureMissing),
            (AdyenSigned.Body("true", AdyenSigned.Item("AUTHORISATION")), WebhookRefusalReason.WrongEnvironment),
            ("""{"live":"false","notificationItems":[]}"""u8.ToArray(), WebhookRefusalReason.Malformed),
            ("""{"live":"false","notificationItems":[{"NotificationRequestItem":{"eventCode":"CANARY"}}]}"""u8.ToArray(), WebhookRefusalReason.Malformed),
            ("CANARY"u8.ToArray(), WebhookRefusalReason.SignatureMissing),
            ([0xff, 0xfe], WebhookRefusalReason.NotUtf8),
            (new byte[2 * 1024 * 1024], WebhookRefusalReason.TooLarge),
        ];

        Assert.All(cases, static one =>
        {
            WebhookRefusal refusal = Webhook.Verify(one.Body, NoHeaders).Refusal!;
            Assert.Equal(one.Reason, refusal.Reason);
            Assert.DoesNotContain("CANARY", refusal.Sentence, StringComparison.Ordinal);
            Assert.DoesNotContain(AdyenSigned.Key, refusal.Sentence, StringComparison.OrdinalIgnoreCase);
        });
    }

    [Fact]
    public void A_platform_event_is_signed_as_a_whole_and_read_as_a_withdrawal_or_a_report()
    {
        byte[] transfer = Encoding.UTF8.GetBytes($$"""{"environment":"test","type":"balancePlatform.transfer.updated","timestamp":"2026-11-02T10:00:00+01:00","data":{{AdyenTestClient.Transfer("returned").Replace("\"id\"", "\"sequenceNumber\":3,\"id\"", StringComparison.Ordinal)}}}""");
        byte[] report = """{"environment":"test","type":"balancePlatform.report.created","data":{"fileName":"r.csv","reportType":"x","downloadUrl":"https://balanceplatform-test.adyen.com/r.csv"}}"""u8.ToArray();

        WebhookEnvelope first = Assert.Single(Webhook.Verify(transfer, Header(transfer)).Envelopes);
        WebhookEnvelope second = Assert.Single(Webhook.Verify(report, Header(report)).Envelopes);

        Assert.True(Webhook.TryReadPlatformEvent(first, out AdyenPlatformEvent? moved));
        Assert.True(Webhook.TryReadPlatformEvent(second, out AdyenPlatformEvent? ready));
        Assert.Equal(("balancePlatform.transfer.updated:4QPX1:3", WithdrawalState.Returned, PaymentEvidence.VerifiedWebhook), (first.EventId, moved.Withdrawal!.State, moved.Withdrawal.Evidence));
        Assert.Equal(("r.csv", ReportState.Ready, "balanceplatform-test.adyen.com"), (ready.Report!.Id, ready.Report.State, ready.Report.Address!.Host));
        Assert.Empty(Webhook.ReadFacts(first));
        transfer[^5] ^= 1;
        Assert.Equal(WebhookRefusalReason.SignatureMismatch, Webhook.Verify(transfer, Header([1, 2, 3])).Refusal?.Reason);
        byte[] live = """{"environment":"live","type":"x","data":{}}"""u8.ToArray();
        Assert.Equal(WebhookRefusalReason.WrongEnvironment, Webhook.Verify(live, Header(live)).Refusal?.Reason);
        byte[] odd = """{"environment":"test","type":"brand.new","data":[1]}"""u8.ToArray();
        Assert.True(Webhook.Verify(odd, Header(odd)).IsAccepted);
    }

    [Fact]
    public void No_body_however_broken_makes_a_reader_throw_or_yields_facts()
    {
        var random = new Random(7);
        byte[] good = AdyenSigned.Body(AdyenSigned.Item("AUTHORISATION"), AdyenSigned.Item("CAPTURE", "C1", AdyenSigned.Psp));
        for (int i = 0; i < 4_000; i++)
        {
            byte[] body = [.. good];
            for (int changes = random.Next(1, 6); changes > 0; changes--)
            {
                body[random.Next(body.Length)] = (byte)random.Next(256);
            }

            body = random.Next(3) == 0 ? body[..random.Next(body.Length)] : body;
            WebhookVerification verification = Webhook.Verify(body, _ => random.Next(2) == 0 ? null : "x");
            foreach (PaymentFact fact in verification.Envelopes.SelectMany(Webhook.ReadFacts))
            {
                Assert.Equal(Streams.Eur(11.30m), fact.Amount);
            }

            var loose = new WebhookEnvelope { Source = "adyen", EventId = "x", Type = "x", Subject = new EventSubject(EventSubjectKind.Unmapped, ""), OccurredAt = default, Body = body };
            Assert.Empty(Webhook.ReadFacts(loose));
            Webhook.TryReadPlatformEvent(loose, out _);
        }
    }

    [Fact]
    public async Task The_boundary_confirms_from_stored_events_only_and_a_reversal_comes_as_its_own()
    {
        var time = new FakeTimeProvider();
        var store = new InMemoryPaymentEventStore();
        var intake = new AdyenEventIntake(Webhook, store, static reference => reference == "DEP-1" ? new PayerId("client-1") : null);
        var boundary = new AdyenFinanceBoundary(AdyenTestClient.Over(new StubHttpHandler().Answer(500, "{}")), store, time);
        var payment = new PaymentId(AdyenSigned.Psp);
        async Task<int> Deliver(params JsonObject[] items) => await intake.StoreAsync(Webhook.Verify(AdyenSigned.Body(items), NoHeaders));

        BoundaryResult<FinanceConfirmation> nothing = await boundary.ReadPaymentAsync(payment, "e");
        Assert.Equal((Outcome.Refused, ErrorKind.NotFound, true), (nothing.Outcome, nothing.Failure!.Kind, nothing.Failure.IsTransient));

        Assert.Equal(1, await Deliver(AdyenSigned.Item("AUTHORISATION")));
        Assert.Equal((PaymentState.Authorized, 0m), await Read());
        Assert.Equal(0, await Deliver(AdyenSigned.Item("AUTHORISATION", date: "2026-11-05T10:00:00+01:00")));
        await Deliver(AdyenSigned.Item("CAPTURE", "C1", AdyenSigned.Psp, value: 500, reference: "cap-1"));
        Assert.Equal((PaymentState.PartiallyCaptured, 5m), await Read());
        await Deliver(AdyenSigned.Item("CAPTURE", "C2", AdyenSigned.Psp, value: 630));
        Assert.Equal((PaymentState.Succeeded, 11.30m), await Read());
        FinanceConfirmation full = (await boundary.ReadPaymentAsync(payment, null)).Value;
        Assert.Equal(("DEP-1", "client-1", PaymentEvidence.VerifiedWebhook, 3), (full.Reference, full.Payer!.Value.Value, full.Evidence, full.EventIds.Count));
        Assert.Single((await boundary.ListMoneyHeldAsync(new PayerId("client-1"))).Value);

        await Deliver(AdyenSigned.Item("REFUND", "R1", AdyenSigned.Psp, value: 130), AdyenSigned.Item("CHARGEBACK", "D1", AdyenSigned.Psp), AdyenSigned.Item("CAPTURE_FAILED", "C1", AdyenSigned.Psp, value: 500));
        FinanceConfirmation after = (await boundary.ReadPaymentAsync(payment, null)).Value;
        Assert.Equal((PaymentState.PartiallyCaptured, 6.30m, 1.30m, DisputeStanding.Open), (after.State, after.Received.Amount, after.Refunded.Amount, after.Dispute));
        IReadOnlyList<FinanceReversal> reversals = (await boundary.ListReversalsAsync(payment)).Value;
        Assert.Equal([FinanceReversalKind.Refund, FinanceReversalKind.CaptureFailed, FinanceReversalKind.Chargeback], reversals.Select(static r => r.Kind).OrderBy(static k => k == FinanceReversalKind.Chargeback).ThenBy(static k => k));
        Assert.Equal(3, reversals.Select(static r => r.ConfirmationId).Distinct(StringComparer.Ordinal).Count());

        async Task<(PaymentState, decimal)> Read()
        {
            FinanceConfirmation read = (await boundary.ReadPaymentAsync(payment, null)).Value;
            return (read.State, read.Received.Amount);
        }
    }

    private static WebhookHeaders Header(byte[] body) => name => name == AdyenWebhook.SignatureHeaderName
        ? Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(Convert.FromHexString(AdyenSigned.Key), body))
        : null;

    private static string? NoHeaders(string name) => null;

    private static async Task<string> Confirmed(JsonObject item)
    {
        var store = new InMemoryPaymentEventStore();
        WebhookVerification verification = Webhook.Verify(AdyenSigned.Body(item), NoHeaders);
        Assert.True(verification.IsAccepted);
        await new AdyenEventIntake(Webhook, store).StoreAsync(verification);
        PaymentTimeline timeline = await store.GetAsync("adyen", new PaymentId(verification.Envelopes[0].Subject.Id));
        PaymentStanding s = timeline.Standing;
        return $"{s.State} {s.RawState} {s.Requested} {s.Received} {s.Refunded} {s.Dispute} {s.Reference} {string.Join(',', timeline.ListReversals(default).Select(static r => $"{r.ConfirmationId} {r.Amount}"))}";
    }
}
