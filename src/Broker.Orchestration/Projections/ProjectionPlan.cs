using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;

namespace Broker.Orchestration.Projections;

/// <summary>What a projection would do now. Nothing was written.</summary>
/// <param name="Customer">The customer.</param>
/// <param name="At">When it was made.</param>
/// <param name="Fields">Every projected field.</param>
/// <param name="MissingRecords">The kinds of records that are not in the CRM yet and would be made.</param>
/// <param name="ReadFailure">Why the CRM could not be read; null when it was.</param>
public sealed record ProjectionPlan(
    CustomerId Customer, DateTimeOffset At, IReadOnlyList<PlannedField> Fields, IReadOnlyList<CrmEntity> MissingRecords, BoundaryFailure? ReadFailure)
{
    /// <summary>The fields that would be written.</summary>
    public IEnumerable<PlannedField> Writes => Fields.Where(static f => f.Change is PlannedChange.Write or PlannedChange.Unread);
}
