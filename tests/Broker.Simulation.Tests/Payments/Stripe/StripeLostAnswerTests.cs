using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Payments;
using Broker.Payments.Stripe;
using Broker.Testing.Faults;

namespace Broker.Simulation.Tests.Payments.Stripe;

/// <summary>The answer is lost before or after the effect: one effect under a key, no second try without one, and an end by reading or by event (contracts/payments.md a4, h).</summary>
public sealed class StripeLostAnswerTests : StripeWorld
{
    private static readonly Dictionary<string, string> Operations = new(StringComparer.Ordinal)
    {
        ["create"] = "CreatePaymentIntent", ["confirm"] = "ConfirmPaymentIntent", ["capture"] = "CapturePaymentIntent", ["cancel"] = "CancelPaymentIntent", ["refund"] = "CreateRefund", ["payout"] = "CreatePayout",
    };

    public static TheoryData<string, FaultPhase> Losses
    {
        get
        {
            var data = new TheoryData<string, FaultPhase>();
            foreach (string call in Operations.Keys)
            {
                data.Add(call, FaultPhase.Before);
                data.Add(call, FaultPhase.After);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Under_its_key_a_call_is_repeated_and_has_one_effect(string call, FaultPhase phase)
    {
        PaymentId payment = await PrepareAsync(call);
        int effects = Effects();
        Simulators.Stripe.Next(Operations[call], Fault.Reset(phase));
        int before = Simulators.Stripe.Calls(Operations[call]);

        ApiError? error = await CallAsync(call, payment);

        Assert.Null(error);
        Assert.Equal(before + 2, Simulators.Stripe.Calls(Operations[call]));
        Assert.Equal(effects + 1, Effects());
    }

    [Theory]
    [InlineData(FaultPhase.Before)]
    [InlineData(FaultPhase.After)]
    public async Task When_every_answer_is_lost_it_is_unresolved_until_it_is_read(FaultPhase phase)
    {
        PaymentId payment = await PrepareAsync("refund");
        Simulators.Stripe.Next("CreateRefund", Fault.Reset(phase) with { Count = -1 });

        ApiResult<Refund> made = await OneTry().Refunds.TryCreateAsync(new RefundRequest { Payment = payment, Amount = Eur(2.50m) }, Key("refund"));

        Assert.Equal((Outcome.Unknown, "deposit-77-refund", RefundState.Unresolved), (made.Error!.Outcome, made.Error.RequestIdentity, made.Error.ToRefundState()));
        Assert.Equal(1, Simulators.Stripe.Calls("CreateRefund"));
        Money refunded = (await ReadAsync(payment)).Refunded;
        Assert.Equal(phase == FaultPhase.After ? Eur(2.50m) : Eur(0), refunded);

        // Asked for again under the same key, it happens once at most.
        Simulators.Stripe.ClearFaults();
        Assert.Null(await CallAsync("refund", payment));
        Assert.Equal(Eur(2.50m), (await ReadAsync(payment)).Refunded);
        Assert.Single(Simulators.Stripe.Refunds);
    }

    [Fact]
    public async Task What_is_unresolved_ends_by_its_event_as_well()
    {
        await ListenToStripeAsync();
        PaymentId payment = await PrepareAsync("refund");
        Simulators.Stripe.Next("CreateRefund", Fault.Reset(FaultPhase.After) with { Count = -1 });

        ApiResult<Refund> made = await OneTry().Refunds.TryCreateAsync(new RefundRequest { Payment = payment, Amount = Eur(2.50m) }, Key("refund"));
        await Simulators.Stripe.DrainWebhooksAsync();

        Assert.Equal(RefundState.Unresolved, made.Error!.ToRefundState());
        Assert.Equal(Eur(2.50m), (await StandingAsync("stripe", payment)).Refunded);
    }

    [Fact]
    public async Task A_500_that_is_kept_under_the_key_is_not_repeated_for_ever_and_stays_unresolved()
    {
        PaymentId payment = await PrepareAsync("refund");
        Simulators.Stripe.Next("CreateRefund", Fault.WithStatus(500, FaultPhase.After));

        ApiError? error = await CallAsync("refund", payment);

        Assert.Equal((Outcome.Unknown, RefundState.Unresolved), (error!.Outcome, error.ToRefundState()));
        Assert.InRange(Simulators.Stripe.Calls("CreateRefund"), 1, 3);
        Assert.Equal(Eur(2.50m), (await ReadAsync(payment)).Refunded);
    }

    [Theory]
    [InlineData(FaultPhase.Before, 0)]
    [InlineData(FaultPhase.After, 1)]
    public async Task Without_a_key_a_call_goes_out_once_and_is_looked_up(FaultPhase phase, int effects)
    {
        Simulators.Stripe.Next("CreateCustomer", Fault.Reset(phase));

        OutcomeUnknownException lost = await Assert.ThrowsAsync<OutcomeUnknownException>(() => Stripe.Customers.CreateAsync(new StripeCustomerRequest { Reference = "client-1042" }, null));

        Assert.Equal((1, 1), (lost.Error.Attempts, Simulators.Stripe.Calls("CreateCustomer")));
        int found = 0;
        await foreach (StripeCustomer customer in Stripe.Customers.ListAsync())
        {
            found++;
            Assert.Equal("client-1042", customer.Reference);
        }

        Assert.Equal(effects, found);
    }

    [Fact]
    public async Task Money_is_never_asked_for_without_a_key()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => Stripe.Payments.CreateAsync(Request(), default));
        await Assert.ThrowsAsync<ArgumentException>(() => Stripe.Refunds.CreateAsync(new RefundRequest { Payment = new PaymentId("pi_1") }, default));

        Assert.Empty(Simulators.Stripe.AllCalls);
    }

    /// <summary>A client that gives up at once: under a key the simulator answers a repeat from what it kept.</summary>
    private StripeClient OneTry()
    {
        var options = new StripeOptions { BaseAddress = Simulators.Stripe.BaseAddress, ApiKey = Secret.From(StripeKey) };
        options.Resilience.MaxRetries = 0;
        return new StripeClient(options, loggerFactory: Logs);
    }

    private int Effects() => Simulators.Stripe.Events.Count(static e => e["type"]!.GetValue<string>() is
        "payment_intent.created" or "payment_intent.amount_capturable_updated" or "charge.captured" or "payment_intent.canceled" or "refund.created" or "payout.created");

    private async Task<PaymentId> PrepareAsync(string call)
    {
        if (call == "payout")
        {
            await Stripe.Payments.CreateAsync(Request("pm_card_bypassPending"), Key("prepare"));
        }

        return call switch
        {
            "confirm" => (await Stripe.Payments.CreateAsync(Request(confirm: false, captureLater: true), Key("prepare"))).Id,
            "capture" or "cancel" => (await Stripe.Payments.CreateAsync(Request(captureLater: true), Key("prepare"))).Id,
            "refund" => (await Stripe.Payments.CreateAsync(Request(), Key("prepare"))).Id,
            _ => default,
        };
    }

    private async Task<ApiError?> CallAsync(string call, PaymentId payment) => call switch
    {
        "create" => (await Stripe.Payments.TryCreateAsync(Request(confirm: false), Key(call))).Error,
        "confirm" => (await Stripe.Payments.TryConfirmAsync(payment, Key(call))).Error,
        "capture" => (await Stripe.Payments.TryCaptureAsync(new CaptureRequest { Payment = payment, Amount = Amount }, Key(call))).Error,
        "cancel" => (await Stripe.Payments.TryCancelAsync(payment, Key(call))).Error,
        "refund" => (await Stripe.Refunds.TryCreateAsync(new RefundRequest { Payment = payment, Amount = Eur(2.50m) }, Key(call))).Error,
        _ => (await Stripe.Payouts.TryCreateAsync(new StripePayoutRequest { Amount = Eur(1m) }, Key(call))).Error,
    };
}
