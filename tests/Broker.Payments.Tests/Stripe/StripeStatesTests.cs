using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Payments.Stripe;

namespace Broker.Payments.Tests.Stripe;

/// <summary>One case for each row of the state tables (contracts/payments.md c1, c3), in both directions.</summary>
public sealed class StripeStatesTests
{
    [Theory]
    [InlineData("requires_payment_method", false, false, null, PaymentState.Created)]
    [InlineData("requires_payment_method", true, false, null, PaymentState.Failed)]
    [InlineData("requires_confirmation", false, false, null, PaymentState.Created)]
    [InlineData("requires_confirmation", true, false, null, PaymentState.Created)]
    [InlineData("requires_action", false, false, null, PaymentState.RequiresAction)]
    [InlineData("processing", false, false, null, PaymentState.Processing)]
    [InlineData("requires_capture", false, true, null, PaymentState.Authorized)]
    [InlineData("succeeded", false, false, null, PaymentState.Succeeded)]
    [InlineData("succeeded", true, false, null, PaymentState.Succeeded)]
    [InlineData("succeeded", false, true, null, PaymentState.PartiallyCaptured)]
    [InlineData("canceled", false, true, null, PaymentState.Canceled)]
    [InlineData("canceled", false, true, "requested_by_customer", PaymentState.Canceled)]
    [InlineData("canceled", false, true, "expired", PaymentState.Expired)]
    [InlineData("canceled", false, true, "abandoned", PaymentState.Expired)]
    [InlineData("brand_new", false, false, null, PaymentState.Unknown)]
    [InlineData(null, false, false, null, PaymentState.Unknown)]
    public void A_payment_status_becomes_a_neutral_state_and_back(string? status, bool failed, bool partly, string? reason, PaymentState state)
    {
        Assert.Equal(state, StripeStates.Payment(status, failed, partly, reason));
        if (state != PaymentState.Unknown)
        {
            Assert.Contains(status!, StripeStates.OfPayment(state));
        }
    }

    [Theory]
    [InlineData("pending", RefundState.Pending)]
    [InlineData("requires_action", RefundState.RequiresAction)]
    [InlineData("succeeded", RefundState.Succeeded)]
    [InlineData("failed", RefundState.Failed)]
    [InlineData("canceled", RefundState.Canceled)]
    public void A_refund_status_becomes_a_neutral_state_and_back(string status, RefundState state)
    {
        Assert.Equal(state, StripeStates.Refund(status));
        Assert.Equal([status], StripeStates.OfRefund(state));
    }

    [Theory]
    [InlineData(PaymentState.Unresolved)]
    [InlineData(PaymentState.Unknown)]
    public void States_that_are_ours_alone_have_no_word_of_Stripe(PaymentState state) => Assert.Empty(StripeStates.OfPayment(state));

    [Theory]
    [InlineData(RefundState.Unresolved)]
    [InlineData(RefundState.Unknown)]
    public void Refund_states_that_are_ours_alone_have_no_word_of_Stripe(RefundState state) => Assert.Empty(StripeStates.OfRefund(state));

    [Fact]
    public void A_refund_status_not_known_here_is_unknown() => Assert.Equal(RefundState.Unknown, StripeStates.Refund("brand_new"));

    [Theory]
    [InlineData("warning_needs_response", DisputeStanding.Inquiry)]
    [InlineData("warning_under_review", DisputeStanding.Inquiry)]
    [InlineData("warning_closed", DisputeStanding.None)]
    [InlineData("needs_response", DisputeStanding.Open)]
    [InlineData("appeal_needs_response", DisputeStanding.Open)]
    [InlineData("under_review", DisputeStanding.Open)]
    [InlineData("appeal_under_review", DisputeStanding.Open)]
    [InlineData("won", DisputeStanding.Won)]
    [InlineData("lost", DisputeStanding.Lost)]
    [InlineData("prevented", DisputeStanding.None)]
    [InlineData("brand_new", DisputeStanding.Open)]
    public void A_dispute_status_becomes_a_standing(string status, DisputeStanding standing) => Assert.Equal(standing, StripeStates.Dispute(status));

    [Theory]
    [InlineData(Outcome.Unknown, ErrorKind.Timeout, null, PaymentState.Unresolved, RefundState.Unresolved)]
    [InlineData(Outcome.Unknown, ErrorKind.Unavailable, "pi_1", PaymentState.Unresolved, RefundState.Unresolved)]
    [InlineData(Outcome.Refused, ErrorKind.Refused, "pi_1", PaymentState.Failed, null)]
    [InlineData(Outcome.Refused, ErrorKind.Validation, null, null, null)]
    [InlineData(Outcome.NotSent, ErrorKind.Connection, null, null, null)]
    public void A_call_without_an_answer_leaves_an_unresolved_state(Outcome outcome, ErrorKind kind, string? related, PaymentState? payment, RefundState? refund)
    {
        var error = new ApiError { System = "stripe", Operation = "CreatePaymentIntent", Kind = kind, Outcome = outcome, RelatedId = related };

        Assert.Equal(payment, error.ToPaymentState());
        Assert.Equal(refund, error.ToRefundState());
    }

    [Theory]
    [InlineData("2026-07-29.dahlia", "2026-03-25.dahlia", true)]
    [InlineData("2026-10-28.endive", "2026-07-29.dahlia", false)]
    [InlineData("2023-08-16", "2023-08-16", true)]
    [InlineData("2023-08-16", "2022-11-15", false)]
    [InlineData("2023-08-16", "2026-07-29.dahlia", false)]
    public void Versions_of_one_train_are_compatible(string left, string right, bool compatible) =>
        Assert.Equal(compatible, StripeApiVersion.AreCompatible(left, right));
}
