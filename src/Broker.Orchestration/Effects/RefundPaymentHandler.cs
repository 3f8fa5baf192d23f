using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Effects;

/// <summary>Refunds held money. Every try carries the effect's key as idempotency key, so trying again is harmless; then the payment is read back.</summary>
internal sealed class RefundPaymentHandler(IFinanceBoundary finance) : IEffectHandler
{
    public EffectKind Kind => EffectKind.RefundPayment;

    public bool WritesOutside => true;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        var payment = new PaymentId(effect.Subject);
        BoundaryResult<RefundConfirmation> refund = await finance.RefundAsync(
            new RefundOrder(payment, FactCodecs.Money.Read(effect.Argument!), new OperationKey(effect.Key), "requested_by_customer"), cancellationToken).ConfigureAwait(false);
        if (!refund.IsConfirmed)
        {
            return refund.Outcome == Outcome.Refused && !refund.Failure.IsTransient ? EffectOutcome.GiveUp(refund.Failure) : EffectOutcome.Again(refund.Failure);
        }

        if (refund.Value.State is RefundState.Failed or RefundState.Canceled or RefundState.Reversed)
        {
            return EffectOutcome.GiveUp(NotRefunded(refund.Value.State));
        }

        BoundaryResult<FinanceConfirmation> read = await finance.ReadPaymentAsync(payment, null, cancellationToken).ConfigureAwait(false);
        return read.IsConfirmed
            ? EffectOutcome.Done($"refund {refund.Value.State}", new CaseInput.MoneyRead(read.Value))
            : EffectOutcome.Again(read.Failure);
    }

    private static BoundaryFailure NotRefunded(RefundState state) => new()
    {
        System = Payments.SystemName,
        Operation = "Refund",
        Kind = ErrorKind.Refused,
        Code = state.ToString(),
        Sentence = $"The refund ended as {state}: the money is still held. A person must return it another way.",
    };
}
