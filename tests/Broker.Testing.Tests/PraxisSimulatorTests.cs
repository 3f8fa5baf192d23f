using System.Net;
using System.Text.Json.Nodes;
using Broker.Testing.Praxis;

namespace Broker.Testing.Tests;

public sealed class PraxisSimulatorTests : SimulatorTest
{
    private static readonly string[] CashierFields = ["merchant_id", "application_key", "timestamp", "intent", "cid", "order_id"];
    private static readonly string[] NotificationFields =
    [
        "merchant_id", "application_key", "timestamp", "customer.customer_token", "session.order_id", "transaction.tid", "transaction.currency", "transaction.amount",
        "transaction.conversion_rate", "transaction.processed_currency", "transaction.processed_amount",
    ];

    protected override BrokerSimulatorsOptions Options => new() { WebhookRetryDelays = [TimeSpan.FromMilliseconds(5), TimeSpan.FromMilliseconds(5)] };

    [Fact]
    public void The_signature_is_a_plain_hash_and_skips_what_is_null()
    {
        // printf '%s' 'm1s1' | sha384sum
        var body = JsonNode.Parse("""{"merchant_id":"m","none":null,"session":{"n":1}}""")!.AsObject();

        Assert.Equal(
            "237b065079d7fbae23bc9e24427a38f8ca49dd7d05c30529dea62096f53e17929203681f17e7de94eaba0cd0bdc421f4",
            PraxisSignature.Create(body, ["merchant_id", "none", "session.n", "absent.deeper"], "s1"));
    }

    [Fact]
    public async Task A_request_without_or_with_a_wrong_signature_does_nothing()
    {
        var body = Cashier("o-1", "payment");

        var missing = await PostAsync(Praxis, "cashier/cashier", body.ToJsonString());
        var wrong = await JsonAsync(await SendSignedAsync("cashier/cashier", body, CashierFields, "another secret"));

        Assert.Equal(HttpStatusCode.BadRequest, missing.StatusCode);
        Assert.Equal(1, (int)wrong["status"]!);
        Assert.Empty(Sims.Praxis.Orders);
    }

    [Fact]
    public async Task A_pay_in_is_approved_in_the_cashier_and_told_with_a_valid_signature()
    {
        await using var receiver = await ListenAsync();
        var opened = await OpenAsync("o-1", "payment", receiver.Url);

        Assert.True(Sims.Praxis.Move("o-1", "approved", new JsonObject { ["processed_amount"] = 990, ["processed_currency"] = "USD", ["conversion_rate"] = "0.99" }));

        var told = await receiver.NextAsync();
        Assert.Equal(PraxisSignature.Create(told.Json.AsObject(), NotificationFields, Sims.Praxis.MerchantSecret), told.Headers["Gt-Authentication"]);
        var transaction = told.Json["transaction"]!;
        Assert.Equal(("sale", "approved", 1000, 990), ((string?)transaction["transaction_type"], (string?)transaction["transaction_status"], (int)transaction["amount"]!, (int)transaction["processed_amount"]!));
        Assert.StartsWith(Sims.Praxis.BaseAddress.AbsoluteUri, (string?)opened["redirect_url"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_id_is_taken_once()
    {
        await OpenAsync("o-1", "payment", null);

        var second = await JsonAsync(await SendSignedAsync("cashier/cashier", Cashier("o-1", "payment"), CashierFields));

        Assert.Equal(1, (int)second["status"]!);
        Assert.Single(Sims.Praxis.Orders);
    }

    [Fact]
    public async Task A_withdrawal_waits_for_the_merchant_and_is_completed()
    {
        await using var receiver = await ListenAsync();
        var opened = await OpenAsync("w-1", "withdrawal", receiver.Url);
        var tid = (int)opened["transaction"]!["tid"]!;

        var managed = await ManageAsync(tid, "complete-withdrawal-request");
        await PostAsync(Praxis, "_sim/settle", "{}");

        Assert.Equal("requested", (string?)opened["transaction"]!["transaction_status"]);
        Assert.Equal("in progress", (string?)managed["transaction"]!["transaction_status"]);
        Assert.Equal(["requested", "authorized", "in progress", "approved"], (await receiver.TakeAsync(4)).Select(d => (string?)d.Json["transaction"]!["transaction_status"]));
        Assert.Equal(1, (int)(await ManageAsync(tid, "cancel-withdrawal-request"))["status"]!);
    }

    [Fact]
    public async Task A_pay_out_to_a_stored_instrument_waits_for_the_merchant_too()
    {
        string[] fields = ["merchant_id", "application_key", "timestamp", "transaction_type", "cid", "order_id", "currency", "amount"];
        var body = Head().With("transaction_type", "payout").With("cid", "c-1").With("order_id", "w-2").With("currency", "EUR").With("amount", 500).With("wallet_token", "wt-1");

        var requested = await JsonAsync(await SendSignedAsync("direct/wallet-token", body, fields));

        Assert.Equal(("payout", "requested"), ((string?)requested["transaction"]!["transaction_type"], (string?)requested["transaction"]!["transaction_status"]));
        Assert.Equal("in progress", (string?)(await ManageAsync((int)requested["transaction"]!["tid"]!, "complete-withdrawal-request"))["transaction"]!["transaction_status"]);
    }

    [Fact]
    public async Task A_withdrawal_can_be_refused()
    {
        var tid = (int)(await OpenAsync("w-1", "withdrawal", null))["transaction"]!["tid"]!;

        Assert.Equal("rejected", (string?)(await ManageAsync(tid, "cancel-withdrawal-request"))["transaction"]!["transaction_status"]);
    }

    [Fact]
    public async Task An_order_is_found_with_its_transaction_and_the_answer_is_signed()
    {
        await OpenAsync("o-1", "authorization", null);
        Sims.Praxis.Move("o-1", "authorized");
        string[] fields = ["merchant_id", "application_key", "timestamp", "order_id"];

        var response = await SendSignedAsync("agent/find-order", Head().With("order_id", "o-1"), fields);
        var body = (await JsonAsync(response)).AsObject();
        var missing = await JsonAsync(await SendSignedAsync("agent/find-order", Head().With("order_id", "o-2"), fields));

        Assert.Equal("authorized", (string?)body["transaction"]!["transaction_status"]);
        string[] signed = ["status", "timestamp", "transaction.tid", "transaction.transaction_status", "transaction.processed_currency", "transaction.processed_amount"];
        Assert.Equal([PraxisSignature.Create(body, signed, Sims.Praxis.MerchantSecret)], response.Headers.GetValues("Gt-Authentication"));
        Assert.Equal(1, (int)missing["status"]!);
        var captured = await JsonAsync(await SendSignedAsync(
            "agent/manage-transaction", Head().With("intent", "capture-authorization").With("tid", (int)body["transaction"]!["tid"]!), ["merchant_id", "application_key", "timestamp", "intent", "tid"]));
        Assert.Equal("approved", (string?)captured["transaction"]!["transaction_status"]);
    }

    [Fact]
    public async Task Which_fields_are_signed_can_be_set_for_each_call()
    {
        string[] other = ["order_id", "merchant_id"];
        Sims.Praxis.SetSignedFields("cashier", other);
        await PostAsync(Praxis, "_sim/settings", """{"merchantSecret":"mine","fields":{"find-order":{"request":["order_id"]}}}""");

        var opened = await JsonAsync(await SendSignedAsync("cashier/cashier", Cashier("o-1", "payment"), other, "mine"));
        var found = await JsonAsync(await SendSignedAsync("agent/find-order", Head().With("order_id", "o-1"), ["order_id"], "mine"));

        Assert.Equal((0, 0), ((int)opened["status"]!, (int)found["status"]!));
        Assert.Throws<ArgumentException>(() => Sims.Praxis.SetSignedFields("nothing", other));
    }

    [Theory]
    [InlineData("""{"status":-1,"timestamp":1}""", true)]
    [InlineData("""{"status":0,"timestamp":1}""", false)]
    [InlineData("rubbish", true)]
    public async Task An_answer_that_is_no_acknowledgement_brings_the_notification_again(string answer, bool sign)
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var bad = true;
        receiver.Answer = _ => bad ? (answer, Sign(answer, sign)) : (Good, Sign(Good, true));
        await OpenAsync("o-1", "payment", receiver.Url);

        Sims.Praxis.Move("o-1", "approved");
        await receiver.NextAsync();
        bad = false;

        var again = await receiver.NextAsync();
        Assert.Equal("approved", (string?)again.Json["transaction"]!["transaction_status"]);
    }

    private const string Good = """{"status":0,"description":"Ok","version":"1.3","timestamp":1790000000}""";

    private static JsonObject Head() => new()
    {
        ["merchant_id"] = "API-Broker", ["application_key"] = "Broker", ["version"] = "1.3", ["timestamp"] = DateTimeOffset.UnixEpoch.AddSeconds(1_790_000_000).ToUnixTimeSeconds(),
    };

    private static JsonObject Cashier(string order, string intent, string? notificationUrl = null) => Head()
        .With("intent", intent).With("currency", "EUR").With("amount", 1000).With("cid", "c-1").With("order_id", order).With("notification_url", notificationUrl);

    private string Sign(string answer, bool sign) => sign && answer.StartsWith('{')
        ? PraxisSignature.Create(JsonNode.Parse(answer)!.AsObject(), ["status", "timestamp"], Sims.Praxis.MerchantSecret)
        : "";

    private async Task<WebhookReceiver> ListenAsync()
    {
        var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = _ => (Good, Sign(Good, true));
        return receiver;
    }

    private async Task<JsonNode> OpenAsync(string order, string intent, string? notificationUrl)
    {
        var body = await JsonAsync(await SendSignedAsync("cashier/cashier", Cashier(order, intent, notificationUrl), CashierFields));
        Assert.Equal(0, (int)body["status"]!);
        return body;
    }

    private async Task<JsonNode> ManageAsync(int tid, string intent) => await JsonAsync(await SendSignedAsync(
        "agent/manage-withdrawal-request", Head().With("intent", intent).With("withdrawal_request_id", tid), ["merchant_id", "application_key", "timestamp", "intent", "withdrawal_request_id"]));

    private async Task<HttpResponseMessage> SendSignedAsync(string path, JsonObject body, IEnumerable<string> fields, string? secret = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(path, UriKind.Relative)) { Content = new StringContent(body.ToJsonString(), System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Gt-Authentication", PraxisSignature.Create(body, fields, secret ?? Sims.Praxis.MerchantSecret));
        return await Praxis.SendAsync(request);
    }
}
