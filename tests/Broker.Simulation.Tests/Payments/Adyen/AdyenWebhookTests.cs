using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Payments.Adyen;
using Broker.Payments.Adyen.Webhooks;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Simulation.Tests.Payments.Adyen;

/// <summary>Only eight fields of a delivery are signed; what else it says unlocks nothing (contracts/payments.md b).</summary>
public sealed class AdyenWebhookTests : AdyenWorld
{
    [Theory]
    [InlineData("reason", "approved by the acquirer")]
    [InlineData("eventDate", "2031-01-01T00:00:00+01:00")]
    [InlineData("paymentMethod", "mc")]
    [InlineData("operations", "CAPTURE")]
    [InlineData("additionalData.authorisedAmountValue", "999999")]
    [InlineData("additionalData.authCode", "000000")]
    [InlineData("additionalData.manualCapture", "false")]
    [InlineData("additionalData.modification.action", "capture")]
    [InlineData("additionalData.success", "true")]
    public async Task A_change_of_what_is_not_signed_changes_nothing_that_unlocks(string field, string value)
    {
        PaymentId payment = await PayAsync();
        FinanceConfirmation before = await ConfirmAsync(payment);
        JsonObject item = Item(payment.Value, "AUTHORISATION", 1130);
        JsonObject target = field.StartsWith("additionalData.", StringComparison.Ordinal) ? (JsonObject)item["additionalData"]! : item;
        target[field.Replace("additionalData.", string.Empty, StringComparison.Ordinal)] = value;

        var answer = await DeliverAsync("adyen", Body(item));

        Assert.Equal((200, "[accepted]"), ((int)answer.Status, answer.Body));
        FinanceConfirmation after = await ConfirmAsync(payment);
        Assert.Equal(
            (before.State, before.Received, before.Refunded, before.Requested, before.Dispute, before.Payer),
            (after.State, after.Received, after.Refunded, after.Requested, after.Dispute, after.Payer));
        Assert.Equal(PaymentState.Authorized, after.State);
    }

    [Theory]
    [InlineData("success", "false", "true")]
    [InlineData("eventCode", "AUTHORISATION", "CAPTURE")]
    [InlineData("merchantReference", "DEP-77", "DEP-78")]
    [InlineData("merchantAccountCode", Merchant, "Other")]
    [InlineData("pspReference", null, "7914073381349999")]
    [InlineData("originalReference", null, "7914073381349999")]
    public async Task A_change_of_what_is_signed_is_refused(string field, string? real, string forged)
    {
        PaymentId payment = await PayAsync();
        await ConfirmAsync(payment);
        int arrived = Inbox.Arrived;
        JsonObject item = Item(payment.Value, "AUTHORISATION", 1130, success: field == "success" ? real! : "true");
        item[field] = forged;

        var answer = await DeliverAsync("adyen", Body(item));

        Assert.Equal(401, (int)answer.Status);
        Assert.Equal((arrived, PaymentState.Authorized), (Inbox.Arrived, (await ConfirmAsync(payment)).State));
    }

    [Theory]
    [InlineData(113000, "EUR")]
    [InlineData(1130, "USD")]
    public async Task A_change_of_the_amount_is_refused(long value, string currency)
    {
        JsonObject item = Item("7914073381342284", "CAPTURE", 1130);
        item["amount"] = new JsonObject { ["value"] = value, ["currency"] = currency };

        Assert.Equal(401, (int)(await DeliverAsync("adyen", Body(item))).Status);
        Assert.Empty(Inbox.Events);
    }

    [Fact]
    public async Task One_forged_item_refuses_the_whole_delivery()
    {
        JsonObject good = Item("7914073381342284", "AUTHORISATION", 1130), forged = Item("7914073381342285", "AUTHORISATION", 1130);
        forged["success"] = "false";

        Assert.Equal(401, (int)(await DeliverAsync("adyen", Body(good, forged))).Status);
        Assert.Empty(Inbox.Events);
        Assert.Equal(200, (int)(await DeliverAsync("adyen", Body(good, Item("7914073381342285", "AUTHORISATION", 1130)))).Status);
        Assert.Equal(2, Inbox.Events.Count);
    }

    [Fact]
    public async Task Events_that_come_twice_and_late_count_once()
    {
        Simulators.Adyen.SetWebhookMode(Broker.Testing.Webhooks.WebhookMode.Hold);
        Simulators.Adyen.SetWebhookMode(Broker.Testing.Webhooks.WebhookMode.Duplicate);
        PaymentId payment = await PayAsync();
        await Adyen.Modifications.CaptureAsync(payment, Amount, null, Key("capture"));
        await Adyen.Modifications.RefundAsync(payment, Eur(2.50m), null, null, Key("refund"));

        Simulators.Adyen.ReleaseWebhooks(reversed: true);

        FinanceConfirmation end = await ConfirmAsync(payment);
        Assert.Equal((PaymentState.Succeeded, Amount, Eur(2.50m)), (end.State, end.Received, end.Refunded));
        Assert.True(Inbox.Arrived > Inbox.Events.Count, "Nothing was delivered twice.");
    }

    [Fact]
    public async Task A_settlement_report_is_told_fetched_from_an_allowed_host_only_and_read()
    {
        PaymentId payment = await PaidAsync();
        await Adyen.Modifications.RefundAsync(payment, Eur(2.50m), null, "ref-77", Key("refund"));
        await ConfirmAsync(payment);
        Simulators.Adyen.CloseSettlement();
        await Simulators.Adyen.DrainWebhooksAsync();
        AdyenWebhook webhook = Services.GetRequiredService<AdyenWebhook>();
        AdyenNotification told = Inbox.Events.Where(static e => e.Type == "REPORT_AVAILABLE").Select(e => webhook.TryReadNotification(e, out AdyenNotification? item) ? item : null).Single()!;
        Uri address = told.ToReport(DateTimeOffset.UnixEpoch)!.Address!;
        using var file = new MemoryStream();

        var refused = await Adyen.Reports.TryDownloadAsync(address, file);
        Assert.Equal((Core.Errors.Outcome.NotSent, 0L), (refused.Error!.Outcome, file.Length));

        var options = new AdyenOptions();
        ConfigureAdyen(options);
        using var http = new HttpClient(new ReportHost(address));
        var read = await new AdyenClient(options, http, Logs).Reports.TryDownloadAsync(new Uri("https://ca-test.adyen.com" + address.PathAndQuery), file);

        Assert.Equal(file.Length, read.Value);
        file.Position = 0;
        List<Broker.Payments.SettlementLine> lines = [];
        await foreach (var line in Broker.Payments.Adyen.Reports.AdyenSettlementReport.ReadAsync(file))
        {
            lines.Add(line);
        }

        Assert.Equal(["Settled", "Refunded", "MerchantPayout"], lines.Select(static line => line.RawType));
        Assert.Equal((payment, Amount, Eur(-2.50m)), (lines[0].Payment!.Value, lines[0].Gross, lines[1].Gross));
        Broker.Payments.SettlementPayout payout = Broker.Payments.Adyen.Reports.AdyenSettlementReport.PayoutOf(lines[2], DateTimeOffset.UnixEpoch)!;
        Assert.Equal(payout.Amount.Amount, lines.Take(2).Sum(static line => line.Net.Amount));
        foreach (var fact in lines.SelectMany(Broker.Payments.Adyen.Reports.AdyenReportFacts.Of))
        {
            await Facts.TryAddAsync(fact);
        }

        FinanceConfirmation end = await ConfirmAsync(payment);
        Assert.Equal((PaymentState.Succeeded, Amount, Eur(2.50m), Amount), (end.State, end.Received, end.Refunded, (await StandingAsync("adyen", payment)).Settled!.Value));
    }

    private static JsonObject Item(string psp, string code, long value, string success = "true")
    {
        string signed = string.Create(CultureInfo.InvariantCulture, $"{psp}::{Merchant}:DEP-77:{value}:EUR:{code}:{success}");
        return new JsonObject
        {
            ["additionalData"] = new JsonObject { ["hmacSignature"] = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromHexString(AdyenHmacKey), Encoding.UTF8.GetBytes(signed))) },
            ["amount"] = new JsonObject { ["currency"] = "EUR", ["value"] = value }, ["eventCode"] = code, ["eventDate"] = "2026-11-02T10:00:00+01:00", ["merchantAccountCode"] = Merchant,
            ["merchantReference"] = "DEP-77", ["paymentMethod"] = "visa", ["pspReference"] = psp, ["reason"] = "", ["success"] = success,
        };
    }

    private static string Body(params JsonObject[] items) => new JsonObject
    {
        ["live"] = "false", ["notificationItems"] = new JsonArray([.. items.Select(static item => new JsonObject { ["NotificationRequestItem"] = item.DeepClone() })]),
    }.ToJsonString();

    /// <summary>Adyen's report host, which stands in front of the simulator.</summary>
    private sealed class ReportHost(Uri simulator) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.RequestUri = new Uri(simulator, request.RequestUri!.PathAndQuery);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
