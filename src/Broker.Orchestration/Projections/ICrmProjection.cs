using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;

namespace Broker.Orchestration.Projections;

/// <summary>The copies of owned values in the CRM: one way, from the owner outwards. Thread-safe.</summary>
/// <remarks>Facts are copied by themselves when they change. Values never come from the caller, only from the owners.</remarks>
public interface ICrmProjection
{
    /// <summary>The fields that this host writes, and no others.</summary>
    CrmSchema Schema { get; }

    /// <summary>What would be written for a customer now: every field with its owner, rule and value. Reads the CRM, writes nothing.</summary>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<ProjectionPlan> PlanAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks for a copy of facts now. A fact that is not projected to the CRM is refused, audited and raised, and then nothing is copied. All projected facts of
    /// the customer are written together.
    /// </summary>
    /// <param name="customer">The customer.</param>
    /// <param name="facts">The names of the facts, for example <c>case.state</c>.</param>
    /// <param name="by">Who asks.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Permissions.PermissionRefusedException">The actor may not; the refusal is audited.</exception>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task<ProjectionRequestResult> RequestAsync(CustomerId customer, IReadOnlyList<string> facts, Actor by, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has a customer's records looked at, because something says that they changed. What equals the values last written is left alone; an edit by others is
    /// audited and repaired, as its fact's <see cref="Ownership.ConflictAction"/> says.
    /// </summary>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    Task CheckAsync(CustomerId customer, CancellationToken cancellationToken = default);

    /// <summary>Reads what changed in the CRM since the last sweep and has records looked at whose values are not the ones last written. Finds edits that no event told. Resumable.</summary>
    Task<DriftSweepReport> SweepAsync(CancellationToken cancellationToken = default);
}
