using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Adyen;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests;

public sealed class AdyenSimulatorTests : SimulatorTest
{
    private const string Key = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";

    [Fact]
    public void The_signature_of_an_item_is_the_known_answer()
    {
        var item = JsonNode.Parse("""
            {"pspReference":"7914073381342284","merchantAccountCode":"HoldoutMerchant","merchantReference":"DEP-1","amount":{"value":1130,"currency":"EUR"},"eventCode":"AUTHORISATION","success":"true"}
            """)!.AsObject();

        Assert.Equal("7914073381342284::HoldoutMerchant:DEP-1:1130:EUR:AUTHORISATION:true", AdyenHmacSignature.SignedText(item));
        Assert.Equal("OKuovCcB/BZxgpQrALA8aLIEIeQYKokdvlNA4YakcXs=", AdyenHmacSignature.OfItem(item, Key));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_done()
    {
        using var nobody = Client(Sims.Adyen);

        var response = await PostAsync(nobody, "v72/payments", Card("Ada"));

        Assert.Equal((HttpStatusCode.Unauthorized, "security"), (response.StatusCode, (string?)(await JsonAsync(response))["errorType"]));
        Assert.Empty(Sims.Adyen.Payments);
    }

    [Theory]
    [InlineData("Ada Lovelace", "Authorised", null, "true")]
    [InlineData("DECLINED", "Refused", "2", "false")]
    [InlineData("NOT_ENOUGH_BALANCE", "Refused", "12", "false")]
    [InlineData("ERROR", "Error", "4", "false")]
    public async Task The_holders_name_decides_and_the_webhook_tells(string holder, string result, string? code, string success)
    {
        await using var receiver = await ListenAsync();

        var body = await PayAsync(holder);

        Assert.Equal((result, code), ((string?)body["resultCode"], (string?)body["refusalReasonCode"]));
        var item = Item(await receiver.NextAsync());
        Assert.Equal(("AUTHORISATION", success, (string?)body["pspReference"]), ((string?)item["eventCode"], (string?)item["success"], (string?)item["pspReference"]));
        Assert.Equal(AdyenHmacSignature.OfItem(item, Key), (string?)item["additionalData"]!["hmacSignature"]);
    }

    [Fact]
    public async Task Notifications_are_unsigned_until_there_is_a_key_and_carry_the_credentials()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        await PostAsync(Adyen, "v3/merchants/M/webhooks", $$"""{"type":"standard","url":"{{receiver.Url}}","active":true,"communicationFormat":"json","username":"u","password":"p"}""");

        await PayAsync("Ada");

        var delivery = await receiver.NextAsync();
        Assert.Null(Item(delivery)["additionalData"]!["hmacSignature"]);
        Assert.Equal("Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("u:p")), delivery.Headers["Authorization"]);
    }

    [Fact]
    public async Task A_capture_above_what_was_authorised_is_received_and_fails_by_webhook()
    {
        await using var receiver = await ListenAsync();
        Sims.Adyen.ManualCapture = true;
        var psp = (string?)(await PayAsync("Ada"))["pspReference"];
        await receiver.NextAsync();

        var (first, tooMuch) = (await ModifyAsync(psp, "captures", 1000), await ModifyAsync(psp, "captures", 131));

        Assert.Equal(("received", "received"), ((string?)first["status"], (string?)tooMuch["status"]));
        Assert.Equal([("CAPTURE", "true"), ("CAPTURE", "false")], (await receiver.TakeAsync(2)).Select(d => ((string)Item(d)["eventCode"]!, (string)Item(d)["success"]!)));
        Assert.Equal(1000, (long)Assert.Single(Sims.Adyen.Payments)["captured"]!);
    }

    [Fact]
    public async Task A_refund_can_succeed_and_fail_later()
    {
        await using var receiver = await ListenAsync();
        var psp = (string?)(await PayAsync("Ada"))["pspReference"];
        var refund = (string?)(await ModifyAsync(psp, "refunds", 500))["pspReference"];

        await PostAsync(Adyen, $"_sim/modifications/{refund}", """{"eventCode":"REFUND_FAILED","reason":"Account closed"}""");

        var items = (await receiver.TakeAsync(3)).ConvertAll(Item);
        Assert.Equal(["AUTHORISATION", "REFUND", "REFUND_FAILED"], items.Select(i => (string?)i["eventCode"]));
        Assert.Equal((refund, psp), ((string?)items[2]["pspReference"], (string?)items[2]["originalReference"]));
        Assert.Equal(0, (long)Sims.Adyen.Payments[0]["refunded"]!);
    }

    [Fact]
    public async Task The_next_modification_of_a_kind_can_be_made_to_fail()
    {
        await using var receiver = await ListenAsync();
        var psp = (string?)(await PayAsync("Ada"))["pspReference"];
        await PostAsync(Adyen, "_sim/modifications", """{"eventCode":"REFUND","success":false,"reason":"Refused by the issuer"}""");

        await ModifyAsync(psp, "refunds", 500);
        await ModifyAsync(psp, "refunds", 500);

        Assert.Equal(["true", "false", "true"], (await receiver.TakeAsync(3)).Select(d => (string?)Item(d)["success"]));
    }

    [Fact]
    public async Task A_cancel_by_reference_ends_a_payment_whose_answer_was_lost()
    {
        await using var receiver = await ListenAsync();
        Sims.Adyen.ManualCapture = true;
        Sims.Adyen.Next("CreatePayment", Fault.Reset(FaultPhase.After));
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync(Adyen, "v72/payments", Card("Ada", "DEP-9")));

        await PostAsync(Adyen, "v72/cancels", """{"merchantAccount":"M","paymentReference":"DEP-9"}""");

        Assert.Equal(["AUTHORISATION", "TECHNICAL_CANCEL"], (await receiver.TakeAsync(2)).Select(d => (string?)Item(d)["eventCode"]));
        Assert.True((bool)Assert.Single(Sims.Adyen.Payments)["cancelled"]!);
    }

    [Fact]
    public async Task An_unknown_payment_and_a_missing_field_are_422_with_their_codes()
    {
        var unknown = await PostAsync(Adyen, "v72/payments/XXXXXXXXXXXXXXXX/captures", """{"merchantAccount":"M","amount":{"currency":"EUR","value":1}}""");
        var missing = await PostAsync(Adyen, "v72/payments", """{"merchantAccount":"M"}""");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "167"), (unknown.StatusCode, (string?)(await JsonAsync(unknown))["errorCode"]));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "100"), (missing.StatusCode, (string?)(await JsonAsync(missing))["errorCode"]));
        Assert.NotEmpty(missing.Headers.GetValues("pspReference"));
    }

    [Fact]
    public async Task The_same_key_pays_once_and_the_header_comes_back()
    {
        var (first, second) = (await KeyedAsync("k1"), await KeyedAsync("k1"));

        Assert.Equal((string?)(await JsonAsync(first))["pspReference"], (string?)(await JsonAsync(second))["pspReference"]);
        Assert.Equal(["k1"], second.Headers.GetValues("Idempotency-Key"));
        Assert.Single(Sims.Adyen.Payments);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await KeyedAsync(new string('k', 65))).StatusCode);
        Sims.Adyen.AdvanceClock(TimeSpan.FromDays(8));
        await KeyedAsync("k1");
        Assert.Equal(2, Sims.Adyen.Payments.Count);
    }

    [Fact]
    public async Task A_concurrent_repeat_is_704_and_may_be_sent_again()
    {
        Sims.Adyen.Next("CreatePayment", Fault.Timeout(FaultPhase.Before));
        using var impatience = new CancellationTokenSource();
        var running = KeyedAsync("k1", impatience.Token);
        while (Sims.Adyen.Calls("CreatePayment") == 0)
        {
            await Task.Yield();
        }

        var response = await KeyedAsync("k1");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "704"), (response.StatusCode, (string?)(await JsonAsync(response))["errorCode"]));
        Assert.Equal(["true"], response.Headers.GetValues("transient-error"));
        await impatience.CancelAsync();
        await Task.WhenAny(running);
    }

    [Fact]
    public async Task What_stays_pending_is_authorised_later()
    {
        await using var receiver = await ListenAsync();
        Assert.Equal("Pending", (string?)(await PayAsync("PENDING"))["resultCode"]);

        Sims.Adyen.AdvanceClock(TimeSpan.FromHours(2));

        Assert.Equal("true", (string?)Item(await receiver.NextAsync())["success"]);
    }

    [Fact]
    public async Task A_chargeback_is_reversed_and_comes_back()
    {
        await using var receiver = await ListenAsync();
        var psp = (string)(await PayAsync("Ada"))["pspReference"]!;

        foreach (var code in (string[])["CHARGEBACK", "CHARGEBACK_REVERSED", "SECOND_CHARGEBACK"])
        {
            Assert.True(Sims.Adyen.Tell(psp, code));
        }

        var items = (await receiver.TakeAsync(4)).ConvertAll(Item);
        Assert.Equal(["AUTHORISATION", "CHARGEBACK", "CHARGEBACK_REVERSED", "SECOND_CHARGEBACK"], items.Select(i => (string?)i["eventCode"]));
        Assert.Single(items.Skip(1).Select(i => (string?)i["pspReference"]).Distinct());
        Assert.Equal(["Undefended", "Won", "Lost"], items.Skip(1).Select(i => (string?)i["additionalData"]!["disputeStatus"]));
    }

    [Fact]
    public async Task A_settlement_batch_adds_up_to_its_payout()
    {
        await using var receiver = await ListenAsync();
        var psp = (string?)(await PayAsync("Ada"))["pspReference"];
        await ModifyAsync(psp, "refunds", 130);

        var batch = Sims.Adyen.CloseSettlement()[0]!;

        var told = Assert.Single((await receiver.TakeAsync(3)).ConvertAll(Item), i => (string?)i["eventCode"] == "REPORT_AVAILABLE");
        Assert.Equal(((string?)batch["report"], (string?)batch["url"]), ((string?)told["pspReference"], (string?)told["reason"]));
        var rows = (await Adyen.GetStringAsync(new Uri((string)told["reason"]!))).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(r => r.Split(',')).ToList();
        int debit = Array.IndexOf(rows[0], "Net Debit (NC)"), credit = Array.IndexOf(rows[0], "Net Credit (NC)"), type = Array.IndexOf(rows[0], "Type");
        Assert.Equal(["Settled", "Refunded", "MerchantPayout"], rows.Skip(1).Select(r => r[type]));
        Assert.Equal(0m, rows.Skip(1).Sum(r => Amount(r[credit]) - Amount(r[debit])));
        Assert.Equal("9.90", rows[3][debit]);
        Assert.Empty(Sims.Adyen.CloseSettlement());
    }

    [Fact]
    public async Task A_transfer_waits_for_approval_is_booked_and_may_still_come_back()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var registered = await JsonAsync(await PostAsync(Adyen, "_sim/platformWebhooks", $$"""{"url":"{{receiver.Url}}"}"""));
        Sims.Adyen.TransferApproval = true;
        var created = await JsonAsync(await PostAsync(
            Adyen, "btl/v4/transfers", """{"amount":{"currency":"EUR","value":2000},"balanceAccountId":"BA1","category":"bank","counterparty":{"transferInstrumentId":"SE1"},"reference":"WD-1"}"""));

        await PostAsync(Adyen, "btl/v4/transfers/approve", $$"""{"transferIds":["{{(string?)created["id"]}}"]}""");
        await PostAsync(Adyen, "_sim/settle", "{}");
        await PostAsync(Adyen, $"_sim/transfers/{(string?)created["id"]}", """{"status":"returned","reason":"counterpartyAccountClosed"}""");

        var deliveries = await receiver.TakeAsync(5);
        Assert.Equal(["received", "pendingApproval", "authorised", "booked", "returned"], deliveries.Select(d => (string?)d.Json["data"]!["status"]));
        Assert.Equal([1, 2, 3, 4, 5], deliveries.Select(d => (int)d.Json["data"]!["sequenceNumber"]!));
        Assert.All(deliveries, d => Assert.Equal(AdyenHmacSignature.OfBody(d.Body, (string)registered["hmacKey"]!), d.Headers["HmacSignature"]));
        var again = await PostAsync(Adyen, "btl/v4/transfers/cancel", $$"""{"transferIds":["{{(string?)created["id"]}}"]}""");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "application/problem+json"), (again.StatusCode, again.Content.Headers.ContentType!.MediaType));
    }

    [Fact]
    public async Task A_refused_link_stays_open_and_one_nobody_paid_expires()
    {
        var link = (string)(await JsonAsync(await PostAsync(Adyen, "v72/paymentLinks", """{"amount":{"currency":"EUR","value":500},"merchantAccount":"M","reference":"L-1"}""")))["id"]!;

        await PostAsync(Adyen, $"_sim/paymentLinks/{link}", """{"holderName":"DECLINED"}""");
        Assert.Equal("active", (string?)(await GetJsonAsync(Adyen, $"v72/paymentLinks/{link}"))["status"]);
        Sims.Adyen.AdvanceClock(TimeSpan.FromDays(2));

        Assert.Equal("expired", (string?)(await GetJsonAsync(Adyen, $"v72/paymentLinks/{link}"))["status"]);
    }

    private static decimal Amount(string text) => text.Length == 0 ? 0 : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static JsonObject Item(WebhookReceiver.Received delivery) => delivery.Json["notificationItems"]![0]!["NotificationRequestItem"]!.AsObject();

    private static string Card(string holder, string reference = "DEP-1") =>
        $$$"""{"amount":{"currency":"EUR","value":1130},"merchantAccount":"M","reference":"{{{reference}}}","returnUrl":"https://example.com","paymentMethod":{"type":"scheme","holderName":"{{{holder}}}"}}""";

    private async Task<JsonNode> PayAsync(string holder) => await JsonAsync(await PostAsync(Adyen, "v72/payments", Card(holder)));

    private async Task<JsonNode> ModifyAsync(string? psp, string what, int amount)
    {
        var response = await PostAsync(Adyen, $"v72/payments/{psp}/{what}", $$$"""{"merchantAccount":"M","amount":{"currency":"EUR","value":{{{amount}}}},"reference":"MOD"}""");
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await JsonAsync(response);
    }

    private async Task<HttpResponseMessage> KeyedAsync(string key, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("v72/payments", UriKind.Relative)) { Content = new StringContent(Card("Ada"), Encoding.UTF8, "application/json") };
        request.Headers.Add("Idempotency-Key", key);
        return await Adyen.SendAsync(request, cancellationToken);
    }

    private async Task<WebhookReceiver> ListenAsync()
    {
        var receiver = await WebhookReceiver.StartAsync();
        Sims.Adyen.HmacKey = Key;
        var made = await JsonAsync(await PostAsync(Adyen, "v3/merchants/M/webhooks", $$"""{"type":"standard","url":"{{receiver.Url}}","active":true,"communicationFormat":"json"}"""));
        Assert.Equal(Key, (string?)(await JsonAsync(await PostAsync(Adyen, $"v3/merchants/M/webhooks/{(string?)made["id"]}/generateHmac", "{}")))["hmacKey"]);
        return receiver;
    }
}
