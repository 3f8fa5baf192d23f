using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The pipelines of an object type. Thread-safe.</summary>
public interface IHubSpotPipelines
{
    /// <summary>All pipelines with their stages.</summary>
    /// <param name="objectType"><c>tickets</c>, <c>deals</c> or another type with pipelines.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPipeline>> ListAsync(string objectType, CancellationToken cancellationToken = default);
}
