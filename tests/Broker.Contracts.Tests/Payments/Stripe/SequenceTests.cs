using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>What takes several requests: pages, searches, and an invoice with its lines. contracts/payments.md a3, a4.</summary>
public sealed class SequenceTests(WireMockFixture server) : StripeContractTest(server)
{
    private static readonly InvoiceRequest WithLines = new() { Payer = Cus, Lines = [new InvoiceLine("Signale", Eur(19.99m)), new InvoiceLine("VPS", Eur(5))], Reference = "I-1" };

    [WireMockFact]
    public async Task Pages_follow_the_last_id_until_there_are_no_more()
    {
        StripeOperation operation = StripeOperations.Of("ListRefunds of a payment");
        await PagesAsync(operation, More(operation, "\"has_more\":true"), More(operation, "\"has_more\":false").Replace("re_1", "re_0", StringComparison.Ordinal));

        Assert.Equal(["re_1", "re_0"], (await AllAsync(Client(operation).Refunds.ListAsync(Pi))).Select(refund => refund.Id.Value));

        Assert.Equal(
            ["GET /v1/refunds?payment_intent=pi_1&limit=100", "GET /v1/refunds?payment_intent=pi_1&limit=100&starting_after=re_1"],
            (await Server.RequestsAsync()).Select(request => request.ToString()));
    }

    [WireMockFact]
    public async Task A_search_follows_the_token_of_the_next_page()
    {
        StripeOperation operation = StripeOperations.Of("SearchCustomers");
        await PagesAsync(operation, More(operation, "\"has_more\":true").Replace("\"next_page\":null", "\"next_page\":\"tok/en+1=\"", StringComparison.Ordinal), StripeAnswers.BodyOf(operation));

        Assert.Equal(2, (await AllAsync(Client(operation).Customers.SearchAsync("name:'Zoë'"))).Count);

        Assert.Equal(
            ["GET /v1/customers/search?query=name:'Zoë'&limit=100", "GET /v1/customers/search?query=name:'Zoë'&limit=100&page=tok/en+1="],
            (await Server.RequestsAsync()).Select(request => request.ToString()));
    }

    [WireMockFact]
    public async Task Events_after_a_known_one_come_oldest_first_over_all_pages()
    {
        StripeOperation operation = StripeOperations.Of("ListEvents after a known one");
        string item = StripeAnswers.BodyOf(StripeOperations.Of("GetEvent"));
        await PagesAsync(operation, Page(true, item, "evt_2", "evt_1"), Page(false, item, "evt_4", "evt_3"));

        Assert.Equal(["evt_1", "evt_2", "evt_3", "evt_4"], (await AllAsync(Client(operation).Events.ListAfterAsync("evt_0", ["payment_intent.succeeded"]))).Select(one => one.Id));

        Assert.Equal(["evt_0", "evt_2"], (await Server.RequestsAsync()).Select(request => request.Query.Single(pair => pair.Key == "ending_before").Value));
    }

    [WireMockFact]
    public async Task An_invoice_with_lines_is_a_draft_and_then_its_lines_each_under_a_key_of_its_own()
    {
        StripeOperation draft = StripeOperations.Of("CreateInvoice"), lines = StripeOperations.Of("AddInvoiceLines");
        await Server.StubAsync(Request(draft), Success(draft));
        await Server.StubSequenceAsync(Request(lines), WireMockResponse.WithFault(WireMockFault.ConnectionReset), Success(lines));

        Invoice invoice = await Client(draft).Invoices.CreateAsync(WithLines, StripeOperations.Key);
        await Client(draft).Invoices.CreateAsync(WithLines, StripeOperations.Key);

        Assert.Equal((In, InvoiceState.Draft), (invoice.Id, invoice.State));
        RecordedRequest[] sent = [.. await Server.RequestsAsync()];
        Assert.Equal([draft.Path, lines.Path, lines.Path, draft.Path, lines.Path], sent.Select(request => request.Path));
        string?[] keys = [.. sent.Select(request => request.Headers.GetValueOrDefault("Idempotency-Key"))];
        Assert.Equal((StripeOperations.Key.Value, StripeOperations.Key.Value), (keys[0], keys[3]));
        Assert.Equal(OperationKey.Derive("invoice-lines", StripeOperations.Key.Value).Value, Assert.Single(new[] { keys[1], keys[2], keys[4] }.Distinct()));
        Assert.All([sent[1], sent[2], sent[4]], request => Assert.Equal("lines[0][amount]=1999&lines[0][description]=Signale&lines[1][amount]=500&lines[1][description]=VPS", request.Body));
    }

    [WireMockFact]
    public async Task A_draft_whose_lines_fail_is_named_under_the_key_of_the_whole()
    {
        StripeOperation draft = StripeOperations.Of("CreateInvoice"), lines = StripeOperations.Of("AddInvoiceLines");
        await Server.StubAsync(Request(draft), Success(draft));
        await Server.StubAsync(Request(lines), WireMockResponse.WithFault(WireMockFault.EmptyResponse));

        ApiResult<Invoice> result = await Client(draft).Invoices.TryCreateAsync(WithLines, StripeOperations.Key);

        Assert.Equal((Outcome.Unknown, "in_1", StripeOperations.Key.Value, "AddInvoiceLines"), (result.Error!.Outcome, result.Error.RelatedId, result.Error.RequestIdentity, result.Error.Operation));
        Assert.Equal((1, 4), (await Server.CountAsync(draft.Path), await Server.CountAsync(lines.Path)));
    }

    private static WireMockRequest Request(StripeOperation operation) => new(operation.Method, operation.Path);

    private static WireMockResponse Success(StripeOperation operation) => new(200, StripeAnswers.BodyOf(operation));

    private static string More(StripeOperation operation, string more) => StripeAnswers.BodyOf(operation).Replace("\"has_more\":false", more, StringComparison.Ordinal);

    private static string Page(bool more, string item, params string[] ids) =>
        $$"""{"object":"list","data":[{{string.Join(',', ids.Select(id => item.Replace("evt_1", id, StringComparison.Ordinal)))}}],"has_more":{{(more ? "true" : "false")}},"url":"/v1/events"}""";

    private Task PagesAsync(StripeOperation operation, params string[] bodies) => Server.StubSequenceAsync(Request(operation), [.. bodies.Select(body => new WireMockResponse(200, body))]);
}
