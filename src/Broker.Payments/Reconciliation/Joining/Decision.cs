using Broker.Core.Monetary;
using Broker.Payments.Reconciliation.Items;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>What a comparison makes of a group.</summary>
/// <param name="Outcome">What came out.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Difference">Right less left, when it is money.</param>
/// <param name="Detail">What else there is to say.</param>
internal readonly record struct Decision(ReconciliationOutcome Outcome, ReconciliationRule Rule, Money? Difference = null, string? Detail = null)
{
    /// <summary>True when a side is absent and a look at amounts may offer who it could be.</summary>
    internal bool LooksFurther { get; init; }
}
