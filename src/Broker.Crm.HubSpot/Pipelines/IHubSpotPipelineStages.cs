using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>The stages of pipelines. Thread-safe.</summary>
public interface IHubSpotPipelineStages
{
    /// <summary>All stages of a pipeline.</summary>
    /// <exception cref="NotFoundException">There is no such pipeline.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPipelineStage>> ListAsync(string objectType, string pipelineId, CancellationToken cancellationToken = default);

    /// <summary>One stage.</summary>
    /// <exception cref="NotFoundException">There is no such stage.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipelineStage> GetAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default);

    /// <summary>Creates a stage. Never repeated, since HubSpot may make it twice: after an unknown outcome list first.</summary>
    /// <exception cref="ArgumentException">The definition cannot be a stage of this object type.</exception>
    /// <exception cref="OutcomeUnknownException">It may have been created.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipelineStage> CreateAsync(string objectType, string pipelineId, HubSpotStageDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Replaces a stage as a whole.</summary>
    /// <exception cref="ArgumentException">The definition cannot be a stage of this object type.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipelineStage> ReplaceAsync(
        string objectType, string pipelineId, string stageId, HubSpotStageDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Changes a stage.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<HubSpotPipelineStage> UpdateAsync(string objectType, string pipelineId, string stageId, HubSpotStageUpdate update, CancellationToken cancellationToken = default);

    /// <summary>Deletes a stage. HubSpot refuses while records are in it.</summary>
    /// <exception cref="ValidationFailedException">It is in use.</exception>
    /// <exception cref="NotFoundException">There is no such stage.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task DeleteAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default);

    /// <summary>The recorded changes of a stage.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    Task<IReadOnlyList<HubSpotPipelineAudit>> ListAuditAsync(string objectType, string pipelineId, string stageId, CancellationToken cancellationToken = default);
}
