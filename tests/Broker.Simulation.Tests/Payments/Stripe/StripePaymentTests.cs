using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments;
using Broker.Payments.Stripe;

namespace Broker.Simulation.Tests.Payments.Stripe;

/// <summary>Payments from creation to payout, with every event delivered signed: the timeline ends where a fresh reading is (contracts/payments.md a, c).</summary>
public sealed class StripePaymentTests : StripeWorld
{
    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await ListenToStripeAsync();
    }

    [Fact]
    public async Task A_payment_is_created_confirmed_captured_and_refunded_in_part()
    {
        Payment created = await Stripe.Payments.CreateAsync(Request(confirm: false, captureLater: true), Key("create"));
        Payment authorized = await Stripe.Payments.ConfirmAsync(created.Id, Key("confirm"), new StripePaymentConfirmation { ReturnAddress = new Uri("https://portal.example/back") });
        Payment captured = await Stripe.Payments.CaptureAsync(new CaptureRequest { Payment = created.Id, Amount = Amount }, Key("capture"));
        Refund refund = await Stripe.Refunds.CreateAsync(new RefundRequest { Payment = created.Id, Amount = Eur(2.50m), Reason = "requested_by_customer" }, Key("refund"));

        Assert.Equal((PaymentState.Created, PaymentState.Authorized, PaymentState.Succeeded), (created.State, authorized.State, captured.State));
        Assert.Equal((Amount, Amount, RefundState.Succeeded), (authorized.Capturable, captured.Received, refund.State));
        FinanceConfirmation read = await SettledAsync(created.Id);
        Assert.Equal((PaymentState.Succeeded, Amount, Eur(2.50m), Eur(8.80m)), (read.State, read.Received, read.Refunded, read.Held));
        Assert.Equal(Simulators.Stripe.Events.Count, Inbox.Events.Count);
        Assert.Contains(Inbox.Events, static e => e.Type == "payment_intent.succeeded");
    }

    [Theory]
    [InlineData("pm_card_visa_chargeDeclined", "generic_decline")]
    [InlineData("pm_card_visa_chargeDeclinedInsufficientFunds", "insufficient_funds")]
    public async Task A_decline_is_a_refusal_that_names_the_payment_and_why(string method, string reason)
    {
        ApiResult<Payment> made = await Stripe.Payments.TryCreateAsync(Request(method), Key("create"));

        Assert.Equal((ErrorKind.Refused, Outcome.Refused, PaymentState.Failed), (made.Error!.Kind, made.Error.Outcome, made.Error.ToPaymentState()));
        var id = new PaymentId(made.Error.RelatedId!);
        Payment read = await Stripe.Payments.GetAsync(id);
        Assert.Equal((PaymentState.Failed, reason), (read.State, read.Decline!.DeclineCode));
        FinanceConfirmation settled = await SettledAsync(id);
        Assert.Equal((PaymentState.Failed, true), (settled.State, settled.Received.IsZero));
    }

    [Theory]
    [InlineData("succeed", PaymentState.Succeeded)]
    [InlineData("fail", PaymentState.Failed)]
    public async Task What_needs_the_payer_waits_for_them_and_then_ends(string action, PaymentState end)
    {
        Payment waiting = await Stripe.Payments.CreateAsync(Request("pm_card_threeDSecure2Required"), Key("create"));
        Assert.Equal((PaymentState.RequiresAction, false), (waiting.State, waiting.ClientSecret is null));
        Assert.Equal(PaymentState.RequiresAction, (await SettledAsync(waiting.Id)).State);

        await SteerAsync("payment_intents/" + waiting.Id, new JsonObject { ["action"] = action });

        Assert.Equal(end, (await SettledAsync(waiting.Id)).State);
    }

    [Fact]
    public async Task What_a_bank_still_works_on_is_processing_until_it_ends()
    {
        Payment made = await Stripe.Payments.CreateAsync(Request("pm_sepaDebit"), Key("create"));
        Assert.Equal(PaymentState.Processing, (await SettledAsync(made.Id)).State);

        Simulators.Stripe.AdvanceClock(TimeSpan.FromDays(2));

        Assert.Equal((PaymentState.Succeeded, Amount), ((await SettledAsync(made.Id)).State, (await SettledAsync(made.Id)).Received));
    }

    [Theory]
    [InlineData("won", DisputeStanding.Won)]
    [InlineData("lost", DisputeStanding.Lost)]
    public async Task A_dispute_opens_is_answered_and_ends(string verdict, DisputeStanding end)
    {
        Payment paid = await Stripe.Payments.CreateAsync(Request("pm_card_createDispute"), Key("create"));
        Dispute dispute = Assert.Single(await ListAsync(Stripe.Disputes.ListAsync(paid.Id)));
        Assert.Equal((DisputeState.NeedsResponse, Amount), (dispute.State, dispute.Amount));
        Assert.Equal(DisputeStanding.Open, (await SettledAsync(paid.Id)).Dispute);

        Dispute answered = await Stripe.Disputes.UpdateAsync(
            new DisputeEvidence { Dispute = dispute.Id, Submit = true, Texts = new Dictionary<string, string> { ["uncategorized_text"] = "the client asked for it" } }, Key("answer"));
        await SteerAsync("disputes/" + dispute.Id, new JsonObject { ["action"] = verdict });

        Assert.Equal(DisputeState.UnderReview, answered.State);
        Assert.Equal(end, (await SettledAsync(paid.Id)).Dispute);
        IReadOnlyList<FinanceReversal> reversals = (await Boundary.ListReversalsAsync(paid.Id)).Value;
        Assert.Equal((await Facts.GetAsync("stripe", paid.Id)).ListReversals(DateTimeOffset.UnixEpoch).Select(static r => (r.Kind, r.Amount)).Order(), reversals.Select(static r => (r.Kind, r.Amount)).Order());
    }

    [Fact]
    public async Task A_list_is_read_page_by_page_and_each_payment_once()
    {
        for (int i = 0; i < 105; i++)
        {
            await Stripe.Payments.CreateAsync(Request(confirm: false) with { Reference = $"DEP-{i}" }, Key($"create-{i}"));
        }

        List<Payment> all = await ListAsync(Stripe.Payments.ListAsync(new StripePaymentFilter()));

        Assert.Equal((105, 105, 2), (all.Count, all.Select(static p => p.Id).Distinct().Count(), Simulators.Stripe.Calls("ListPaymentIntents")));
        Assert.Equal(Enumerable.Range(0, 105).Select(static i => $"DEP-{i}").Order(StringComparer.Ordinal), all.Select(static p => p.Reference!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_payout_holds_exactly_its_lines()
    {
        foreach (string step in new[] { "one", "two" })
        {
            await Stripe.Payments.CreateAsync(Request("pm_card_bypassPending"), Key(step));
        }

        string id = Simulators.Stripe.PayOut()[0]!["id"]!.GetValue<string>();
        SettlementPayout payout = await Stripe.Payouts.GetAsync(new SettlementPayoutId(id));
        List<StripeBalanceTransaction> lines = await ListAsync(Stripe.Balance.ListTransactionsAsync(new StripeBalanceTransactionFilter { Payout = payout.Id }));

        Assert.Equal(2, lines.Count(static line => line.Type is "charge" or "payment"));
        Assert.Equal(payout.Amount.Amount, lines.Where(static line => line.Type != "payout").Sum(static line => line.Net.Amount));
        Assert.All(lines, static line => Assert.Equal(line.Net, line.Amount - line.Fee));
        await Simulators.Stripe.DrainWebhooksAsync();
        Assert.Contains(Inbox.Events, static e => e.Type == "payout.created");
    }

    [Fact]
    public async Task Events_that_come_twice_and_in_the_opposite_order_end_the_same()
    {
        Simulators.Stripe.SetWebhookMode(Broker.Testing.Webhooks.WebhookMode.Hold);
        Simulators.Stripe.SetWebhookMode(Broker.Testing.Webhooks.WebhookMode.Duplicate);
        Payment paid = await Stripe.Payments.CreateAsync(Request(), Key("create"));
        await Stripe.Refunds.CreateAsync(new RefundRequest { Payment = paid.Id, Amount = Eur(2.50m) }, Key("refund"));
        await Stripe.Refunds.CreateAsync(new RefundRequest { Payment = paid.Id, Amount = Eur(1m) }, Key("refund-2"));

        Simulators.Stripe.ReleaseWebhooks(reversed: true);

        FinanceConfirmation read = await SettledAsync(paid.Id);
        Assert.Equal((PaymentState.Succeeded, Eur(3.50m)), (read.State, read.Refunded));
        Assert.True(Inbox.Arrived > Inbox.Events.Count, "Nothing was delivered twice.");
    }

    [Fact]
    public async Task A_delivery_that_was_changed_or_is_not_signed_is_refused_and_stored_nowhere()
    {
        string body = """{"id":"evt_1","object":"event","api_version":"2026-07-29.dahlia","type":"payment_intent.succeeded","livemode":false,"created":1793610000,"data":{"object":{"id":"pi_1","object":"payment_intent","amount":1,"currency":"eur","status":"succeeded"}}}""";
        string signature = Broker.Testing.Webhooks.HmacSignature.Create(System.Text.Encoding.UTF8.GetBytes(body), StripeSigningSecret, TimeProvider.System.GetUtcNow());

        var refused = await DeliverAsync("stripe", body.Replace("\"amount\":1", "\"amount\":9", StringComparison.Ordinal), ("Stripe-Signature", signature));
        var unsigned = await DeliverAsync("stripe", body);
        var accepted = await DeliverAsync("stripe", body, ("Stripe-Signature", signature));

        Assert.Equal((401, 401, 200), ((int)refused.Status, (int)unsigned.Status, (int)accepted.Status));
        Assert.Equal("evt_1", Assert.Single(Inbox.Events).EventId);
    }

    private static async Task<List<T>> ListAsync<T>(IAsyncEnumerable<T> items)
    {
        List<T> all = [];
        await foreach (T item in items)
        {
            all.Add(item);
        }

        return all;
    }
}
