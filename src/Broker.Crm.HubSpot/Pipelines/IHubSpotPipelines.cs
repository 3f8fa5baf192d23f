using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The pipelines of an object type. Thread-safe.</summary>
public interface IHubSpotPipelines
{
    /// <summary>The stages of pipelines.</summary>
    IHubSpotPipelineStages Stages { get; }

    /// <summary>All pipelines with their stages.</summary>
    /// <param name="objectType"><c>tickets</c>, <c>deals</c> or another type with pipelines.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPipeline>> ListAsync(string objectType, CancellationToken cancellationToken = default);

    /// <summary>One pipeline with its stages.</summary>
    /// <exception cref="NotFoundException">There is no such pipeline.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipeline> GetAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Creates a pipeline with its stages. Never repeated, since HubSpot may make it twice: after an unknown outcome list first, or use <see cref="EnsureAsync"/>.
    /// </summary>
    /// <exception cref="ArgumentException">The definition cannot be a pipeline of this object type.</exception>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipeline> CreateAsync(string objectType, HubSpotPipelineDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>
    /// Looks for a pipeline of this label, creates it when there is none, and reports missing stages and other metadata of one that exists. After an unknown
    /// outcome it looks again instead of creating again. Changes nothing that exists.
    /// </summary>
    /// <remarks>Two programs that ensure one pipeline at the same moment can still make two: HubSpot does not refuse the second.</remarks>
    /// <exception cref="ArgumentException">The definition cannot be a pipeline of this object type.</exception>
    /// <exception cref="BrokerApiException">A call failed.</exception>
    Task<HubSpotPipelineReport> EnsureAsync(string objectType, HubSpotPipelineDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Replaces a pipeline as a whole: stages that are not in the definition are removed.</summary>
    /// <param name="objectType">The type.</param>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="definition">What it is afterwards.</param>
    /// <param name="checks">What HubSpot checks before it removes stages; null for all checks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">The definition cannot be a pipeline of this object type.</exception>
    /// <exception cref="ValidationFailedException">A stage that would be removed is in use.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipeline> ReplaceAsync(
        string objectType, string pipelineId, HubSpotPipelineDefinition definition, HubSpotPipelineRemovalChecks? checks = null, CancellationToken cancellationToken = default);

    /// <summary>Changes a pipeline's label or place, or brings it back from the archive. Its stages stay.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipeline> UpdateAsync(string objectType, string pipelineId, HubSpotPipelineUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes a pipeline.</summary>
    /// <param name="objectType">The type.</param>
    /// <param name="pipelineId">The pipeline.</param>
    /// <param name="checks">What HubSpot checks before; null for all checks.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ValidationFailedException">It is in use.</exception>
    /// <exception cref="NotFoundException">There is no such pipeline.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task DeleteAsync(string objectType, string pipelineId, HubSpotPipelineRemovalChecks? checks = null, CancellationToken cancellationToken = default);

    /// <summary>The recorded changes of a pipeline.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPipelineAudit>> ListAuditAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default);
}
