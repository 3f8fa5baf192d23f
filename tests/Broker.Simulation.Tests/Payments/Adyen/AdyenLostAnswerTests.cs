using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Adyen;
using Broker.Testing.Faults;

namespace Broker.Simulation.Tests.Payments.Adyen;

/// <summary>The answer is lost before or after the effect: one effect under a key, one request without one, and the end by event (contracts/payments.md b, h).</summary>
public sealed class AdyenLostAnswerTests : AdyenWorld
{
    private static readonly Dictionary<string, string> Operations = new(StringComparer.Ordinal)
    {
        ["pay"] = "CreatePayment", ["capture"] = "CapturePayment", ["cancel"] = "CancelPayment", ["refund"] = "RefundPayment", ["transfer"] = "CreateTransfer",
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
        (int calls, int effects) = (Simulators.Adyen.Calls(Operations[call]), Effects());
        Simulators.Adyen.Next(Operations[call], Fault.Reset(phase));

        ApiError? error = await CallAsync(call, payment, Key(call));

        Assert.Null(error);
        Assert.Equal((calls + 2, effects + 1), (Simulators.Adyen.Calls(Operations[call]), Effects()));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public async Task Without_a_key_a_call_goes_out_once_and_is_unresolved(string call, FaultPhase phase)
    {
        PaymentId payment = await PrepareAsync(call);
        (int calls, int effects) = (Simulators.Adyen.Calls(Operations[call]), Effects());
        Simulators.Adyen.Next(Operations[call], Fault.Reset(phase));

        ApiError? error = await CallAsync(call, payment, null);

        Assert.Equal((Outcome.Unknown, 1), (error!.Outcome, error.Attempts));
        Assert.Equal((PaymentState.Unresolved, RefundState.Unresolved, PaymentModificationState.Unresolved, WithdrawalState.Unresolved), (error.ToPaymentState(), error.ToRefundState(), error.ToModificationState(), error.ToWithdrawalState()));
        Assert.Equal((calls + 1, effects + (phase == FaultPhase.After ? 1 : 0)), (Simulators.Adyen.Calls(Operations[call]), Effects()));
    }

    [Fact]
    public async Task What_is_unresolved_ends_by_its_event()
    {
        PaymentId payment = await PrepareAsync("refund");
        Simulators.Adyen.Next("RefundPayment", Fault.Reset(FaultPhase.After));

        ApiError? error = await CallAsync("refund", payment, null);

        Assert.Equal(RefundState.Unresolved, error!.ToRefundState());
        Assert.Equal(Eur(2.50m), (await ConfirmAsync(payment)).Refunded);
    }

    private int Effects()
    {
        var state = Simulators.Adyen.GetState();
        return Simulators.Adyen.Payments.Count + Simulators.Adyen.Transfers.Count + state["modifications"]!.AsArray().Count;
    }

    private async Task<PaymentId> PrepareAsync(string call) => call switch
    {
        "capture" or "cancel" => await PayAsync(),
        "refund" => await PaidAsync(),
        _ => new PaymentId("none"),
    };

    private async Task<ApiError?> CallAsync(string call, PaymentId payment, OperationKey? key) => call switch
    {
        "pay" => (await Adyen.Payments.TryCreateAsync(Card(), key)).Error,
        "capture" => (await Adyen.Modifications.TryCaptureAsync(payment, Amount, null, key)).Error,
        "cancel" => (await Adyen.Modifications.TryCancelAsync(payment, null, key)).Error,
        "refund" => (await Adyen.Modifications.TryRefundAsync(payment, Eur(2.50m), null, null, key)).Error,
        _ => (await Adyen.Transfers.TryCreateAsync(new WithdrawalRequest { Amount = Eur(25.50m), Destination = "SE1", Reference = "WD-77" }, key)).Error,
    };
}
