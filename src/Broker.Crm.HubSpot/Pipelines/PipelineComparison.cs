namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>Compares a pipeline with what is wanted, in words for the person who must change it.</summary>
internal static class PipelineComparison
{
    internal static IEnumerable<string> Compare(HubSpotPipelineDefinition wanted, HubSpotPipeline found)
    {
        HubSpotPipelineStage[] stages = [.. (found.Stages ?? []).Where(static s => s.Archived != true)];
        foreach (HubSpotStageDefinition stage in wanted.Stages)
        {
            HubSpotPipelineStage? present = Array.Find(stages, s => string.Equals(s.Label, stage.Label, StringComparison.OrdinalIgnoreCase));
            if (present is null)
            {
                yield return $"The pipeline '{wanted.Label}' lacks the stage '{stage.Label}'.";
                continue;
            }

            foreach ((string name, string? value) in stage.Metadata ?? new Dictionary<string, string?>())
            {
                string? actual = present.Metadata?.GetValueOrDefault(name);
                if (!IsSame(value, actual))
                {
                    yield return $"The stage '{stage.Label}' of the pipeline '{wanted.Label}' has another {name} than '{value}'.";
                }
            }
        }
    }

    // A probability of 0.5 may come back as 0.50.
    private static bool IsSame(string? wanted, string? actual) =>
        string.Equals(wanted, actual, StringComparison.OrdinalIgnoreCase) || (Number(wanted) is { } number && number == Number(actual));

    private static decimal? Number(string? text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
