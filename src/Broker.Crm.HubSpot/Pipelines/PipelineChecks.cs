using System.Globalization;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>Refuses definitions that HubSpot would refuse, before anything is sent (contracts/hubspot.md 7).</summary>
internal static class PipelineChecks
{
    internal static void Pipeline(string objectType, HubSpotPipelineDefinition? definition, string parameter)
    {
        ArgumentNullException.ThrowIfNull(definition, parameter);
        if (string.IsNullOrWhiteSpace(definition.Label))
        {
            throw new ArgumentException("The pipeline has no label.", parameter);
        }

        if (definition.Stages is null || definition.Stages.Count is 0 or > HubSpotPipelineDefinition.MaxStages)
        {
            throw new ArgumentException(
                $"The pipeline '{definition.Label}' has {definition.Stages?.Count ?? 0} stages; allowed: 1 to {HubSpotPipelineDefinition.MaxStages}.", parameter);
        }

        var labels = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (HubSpotStageDefinition stage in definition.Stages)
        {
            Stage(objectType, stage, parameter);
            if (!labels.Add(stage.Label))
            {
                throw new ArgumentException($"The pipeline '{definition.Label}' has two stages '{stage.Label}'.", parameter);
            }
        }
    }

    internal static void Stage(string objectType, HubSpotStageDefinition? stage, string parameter)
    {
        ArgumentNullException.ThrowIfNull(stage, parameter);
        if (string.IsNullOrWhiteSpace(stage.Label))
        {
            throw new ArgumentException("A stage has no label.", parameter);
        }

        bool isDeal = objectType is "0-3" || string.Equals(objectType, "deals", StringComparison.OrdinalIgnoreCase);
        Metadata(stage.Label, stage.Metadata, isDeal, parameter);
    }

    internal static void Metadata(string label, IReadOnlyDictionary<string, string?>? metadata, bool probabilityRequired, string parameter)
    {
        string? probability = metadata?.GetValueOrDefault(StageMetadata.Probability);
        if (probabilityRequired && probability is null)
        {
            throw new ArgumentException($"The stage '{label}' of deals has no probability; give one from 0.0 to 1.0.", parameter);
        }

        if (probability is not null &&
            !(decimal.TryParse(probability, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number is >= 0 and <= 1))
        {
            throw new ArgumentException($"The probability of stage '{label}' is '{probability}'; allowed: 0.0 to 1.0.", parameter);
        }

        if (metadata?.GetValueOrDefault(StageMetadata.TicketState) is { } state && state is not (StageMetadata.Open or StageMetadata.Closed))
        {
            throw new ArgumentException($"The ticketState of stage '{label}' is '{state}'; allowed: OPEN or CLOSED.", parameter);
        }
    }
}
