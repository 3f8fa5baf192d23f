using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Effects;

/// <summary>Reads a payment back.</summary>
internal sealed class ReadPaymentHandler(IFinanceBoundary finance) : IEffectHandler
{
    public EffectKind Kind => EffectKind.ReadPayment;

    public bool WritesOutside => false;

    public async Task<EffectOutcome> RunAsync(EffectRecord effect, CancellationToken cancellationToken)
    {
        BoundaryResult<FinanceConfirmation> read = await finance.ReadPaymentAsync(new PaymentId(effect.Subject), null, cancellationToken).ConfigureAwait(false);
        return read.IsConfirmed ? EffectOutcome.Done($"read: {read.Value.State}", new CaseInput.MoneyRead(read.Value)) : EffectOutcome.Again(read.Failure);
    }
}
