using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.Payments;
using Broker.Payments.Adyen;

namespace Broker.Simulation.Tests.Payments.Adyen;

/// <summary>What Adyen answers is never money: that comes by events, signed and delivered (contracts/payments.md b, c).</summary>
public sealed class AdyenPaymentTests : AdyenWorld
{
    [Fact]
    public async Task A_payment_is_authorised_captured_in_parts_and_refunded_and_each_step_counts_by_its_event()
    {
        AdyenPaymentResult made = await Adyen.Payments.CreateAsync(Card(), Key("pay"));
        PaymentId payment = made.Payment!.Value;
        Assert.Equal((PaymentState.Authorized, Amount), (made.State, made.Amount));
        FinanceConfirmation authorised = await ConfirmAsync(payment);
        Assert.Equal((PaymentState.Authorized, true, PaymentEvidence.VerifiedWebhook), (authorised.State, authorised.Received.IsZero, authorised.Evidence));

        PaymentModification first = await Adyen.Modifications.CaptureAsync(payment, Eur(5m), "cap-1", Key("capture-1"));
        Assert.Equal(PaymentModificationState.Pending, first.State);
        Assert.Equal((PaymentState.PartiallyCaptured, Eur(5m)), await StateAsync(payment));

        await Adyen.Modifications.CaptureAsync(payment, Eur(6.30m), "cap-2", Key("capture-2"));
        Assert.Equal((PaymentState.Succeeded, Amount), await StateAsync(payment));

        Refund refund = await Adyen.Modifications.RefundAsync(payment, Eur(2.50m), "CUSTOMER REQUEST", "ref-1", Key("refund"));
        Assert.Equal(RefundState.Pending, refund.State);
        FinanceConfirmation end = await ConfirmAsync(payment);
        Assert.Equal((PaymentState.Succeeded, Amount, Eur(2.50m), Eur(8.80m)), (end.State, end.Received, end.Refunded, end.Held));
    }

    [Theory]
    [InlineData("DECLINED", "2")]
    [InlineData("NOT_ENOUGH_BALANCE", "12")]
    public async Task A_refusal_is_an_answer_with_a_reason_and_an_event_without_success(string holder, string code)
    {
        AdyenPaymentResult made = await Adyen.Payments.CreateAsync(Card(holder), Key("pay"));

        Assert.Equal((PaymentState.Failed, "Refused", code), (made.State, made.RawState, made.RefusalReasonCode));
        FinanceConfirmation end = await ConfirmAsync(made.Payment!.Value);
        Assert.Equal((PaymentState.Failed, true), (end.State, end.Received.IsZero));
    }

    [Theory]
    [InlineData("AUTHORISED", PaymentState.Authorized)]
    [InlineData("DECLINED", PaymentState.Failed)]
    public async Task A_redirect_comes_back_with_details(string outcome, PaymentState end)
    {
        AdyenPaymentResult made = await Adyen.Payments.CreateAsync(Card() with { PaymentMethod = """{"type":"ideal"}"""u8.ToArray() }, Key("pay"));
        Assert.Equal((PaymentState.RequiresAction, null), (made.State, made.Payment));
        var page = new Uri(JsonNode.Parse(made.Action.Span)!["url"]!.GetValue<string>());
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        using HttpResponseMessage back = await browser.GetAsync(new Uri(page, "?outcome=" + outcome));
        string result = System.Web.HttpUtility.ParseQueryString(back.Headers.Location!.Query)["redirectResult"]!;

        AdyenPaymentResult done = await Adyen.Payments.SubmitDetailsAsync(System.Text.Encoding.UTF8.GetBytes(new JsonObject { ["redirectResult"] = result }.ToJsonString()), null, Key("details"));

        Assert.Equal(end, done.State);
        Assert.Equal(end, (await ConfirmAsync(done.Payment!.Value)).State);
    }

    [Fact]
    public async Task A_session_never_says_more_than_that_it_is_processing()
    {
        AdyenSession session = await Adyen.Sessions.CreateAsync(Hosted(), Key("session"));
        Assert.Equal((PaymentState.Created, false), (session.State, session.SessionData is null));

        JsonObject decided = await SteerAsync("sessions/" + session.Id, new JsonObject { ["action"] = "pay" });
        AdyenSession read = await Adyen.Sessions.GetResultAsync(session.Id, decided["sessionResult"]!.GetValue<string>());

        Assert.Equal((PaymentState.Processing, "completed"), (read.State, read.RawState));
        FinanceConfirmation end = await ConfirmAsync(new PaymentId(decided["pspReference"]!.GetValue<string>()));
        Assert.Equal((PaymentState.Authorized, "DEP-77"), (end.State, end.Reference));
    }

    [Fact]
    public async Task A_link_is_made_paid_and_another_one_ended()
    {
        AdyenPaymentLink link = await Adyen.PaymentLinks.CreateAsync(Hosted(), Key("link"));
        AdyenPaymentLink other = await Adyen.PaymentLinks.CreateAsync(Hosted(), Key("link-2"));

        JsonObject paid = await SteerAsync("paymentLinks/" + link.Id);
        AdyenPaymentLink ended = await Adyen.PaymentLinks.ExpireAsync(other.Id);

        Assert.Equal((PaymentState.Processing, PaymentState.Expired), ((await Adyen.PaymentLinks.GetAsync(link.Id)).State, ended.State));
        Assert.Equal(PaymentState.Authorized, (await ConfirmAsync(new PaymentId(paid["pspReference"]!.GetValue<string>()))).State);
        ApiResult<AdyenPaymentLink> again = await Adyen.PaymentLinks.TryExpireAsync(other.Id);
        Assert.Equal((ErrorKind.Validation, Outcome.Refused), (again.Error!.Kind, again.Error.Outcome));
    }

    [Fact]
    public async Task Cancels_end_a_payment_and_a_capture_afterwards_fails_by_its_event()
    {
        PaymentId one = await PayAsync("DEP-1"), two = await PayAsync("DEP-2");

        await Adyen.Modifications.CancelAsync(one, "can-1", Key("cancel"));
        await Adyen.Payments.CancelByReferenceAsync("DEP-2", Key("cancel-2"));
        await Adyen.Modifications.CaptureAsync(one, Amount, null, Key("capture"));

        foreach (PaymentId payment in new[] { one, two })
        {
            FinanceConfirmation end = await ConfirmAsync(payment);
            Assert.Equal((PaymentState.Canceled, true), (end.State, end.Received.IsZero));
        }
    }

    [Fact]
    public async Task A_refund_that_failed_afterwards_is_no_refund()
    {
        PaymentId payment = await PaidAsync();
        Refund refund = await Adyen.Modifications.RefundAsync(payment, Eur(2.50m), null, null, Key("refund"));
        Assert.Equal(Eur(2.50m), (await ConfirmAsync(payment)).Refunded);

        await SteerAsync("modifications/" + refund.Id, new JsonObject { ["eventCode"] = "REFUND_FAILED", ["reason"] = "account closed" });

        Assert.True((await ConfirmAsync(payment)).Refunded.IsZero);
    }

    [Fact]
    public async Task A_dispute_is_answered_won_and_lost_again()
    {
        PaymentId payment = await PaidAsync();
        string dispute = (await SteerAsync("payments/" + payment, new JsonObject { ["eventCode"] = "CHARGEBACK" }))["pspReference"]!.GetValue<string>();
        Assert.Equal(DisputeStanding.Open, (await ConfirmAsync(payment)).Dispute);

        ApiResult<bool> early = await Adyen.Disputes.TryDefendAsync(dispute, "SupplyDefenseMaterial");
        AdyenDefenseReason reason = Assert.Single(await Adyen.Disputes.ListDefenseReasonsAsync(dispute));
        await Adyen.Disputes.SupplyDocumentAsync(dispute, reason.Documents[0].Code, "application/pdf", "%PDF-1.7"u8.ToArray());
        bool defended = await Adyen.Disputes.DefendAsync(dispute, reason.Code);

        Assert.Equal((ErrorKind.Refused, true), (early.Error!.Kind, defended));
        await SteerAsync("payments/" + payment, new JsonObject { ["eventCode"] = "CHARGEBACK_REVERSED" });
        Assert.Equal(DisputeStanding.Won, (await ConfirmAsync(payment)).Dispute);
        await SteerAsync("payments/" + payment, new JsonObject { ["eventCode"] = "SECOND_CHARGEBACK" });
        Assert.Equal(DisputeStanding.Lost, (await ConfirmAsync(payment)).Dispute);
        Assert.NotEmpty((await Boundary.ListReversalsAsync(payment)).Value);
    }

    [Fact]
    public async Task A_withdrawal_waits_for_approval_and_may_come_back()
    {
        Simulators.Adyen.TransferApproval = true;
        var request = new WithdrawalRequest { Amount = Eur(25.50m), Destination = "SE1", Reference = "WD-77" };

        ClientWithdrawal made = await Adyen.Transfers.CreateAsync(request, Key("withdraw"));
        Assert.Equal(WithdrawalState.AwaitingApproval, (await Adyen.Transfers.GetAsync(made.Id)).State);
        Assert.True(await Adyen.Transfers.ApproveAsync(made.Id, Key("approve")));
        Assert.Equal(WithdrawalState.Approved, (await Adyen.Transfers.GetAsync(made.Id)).State);
        Simulators.Adyen.AdvanceClock(TimeSpan.FromHours(2));
        ClientWithdrawal booked = await Adyen.Transfers.GetAsync(made.Id);
        await SteerAsync("transfers/" + made.Id, new JsonObject { ["status"] = "returned", ["reason"] = "counterpartyAccountClosed" });
        ClientWithdrawal back = await Adyen.Transfers.GetAsync(made.Id);

        Assert.Equal((WithdrawalState.Completed, WithdrawalState.Returned), (booked.State, back.State));
        Assert.Equal(FinanceReversalKind.WithdrawalReturned, AdyenFinanceBoundary.ReversalOf(back)!.Kind);
        await Simulators.Adyen.DrainWebhooksAsync();
        Assert.Contains(Inbox.Events, static e => e.Type.StartsWith("balancePlatform.transfer", StringComparison.Ordinal));
    }

    private static AdyenSessionRequest Hosted() => new() { Amount = Amount, Reference = "DEP-77", ReturnAddress = new Uri("https://portal.example/back"), ShopperReference = "client-1042" };

    private async Task<(PaymentState State, Broker.Core.Monetary.Money Received)> StateAsync(PaymentId payment) => await ConfirmAsync(payment) is var read ? (read.State, read.Received) : default;
}
