using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Associations;

/// <summary>Links between records. Thread-safe.</summary>
public interface IHubSpotAssociations
{
    /// <summary>Links two records with the unlabelled default association. Twice is once.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task AssociateDefaultAsync(string fromType, string fromId, string toType, string toId, CancellationToken cancellationToken = default);
}
