using Broker.Core.Pipeline;
using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>Links between records (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociations(HubSpotApi api) : IHubSpotAssociations
{
    private static readonly ApiOperation AssociateDefault = new(
        "AssociateDefault", HttpMethod.Put, "/crm/objects/{version}/{fromType}/{fromId}/associations/default/{toType}/{toId}", RetrySafety.Idempotent);

    public Task AssociateDefaultAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default) =>
        api.SendAsync(AssociateDefault.Call(api.Paths.DefaultAssociation(fromType, fromId, toType, toId)), ApiReaders.Nothing, [], cancellationToken);
}
