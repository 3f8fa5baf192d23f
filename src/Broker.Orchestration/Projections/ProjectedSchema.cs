using Broker.Core.Boundaries.Crm;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Projections;

/// <summary>The fields that an ownership map shows in the CRM, without a host: for tools that make or check a CRM's metadata.</summary>
public static class ProjectedSchema
{
    /// <summary>What a host with this map ensures at start; the same as <see cref="ICrmProjection.Schema"/>. Empty of facts when none is projected.</summary>
    public static CrmSchema Of(OwnershipMap map)
    {
        ArgumentNullException.ThrowIfNull(map);
        return new CrmFieldSet(map).Schema;
    }
}
