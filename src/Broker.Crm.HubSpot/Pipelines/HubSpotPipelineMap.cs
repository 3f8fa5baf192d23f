using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Pipelines;

/// <summary>
/// The pipelines and stages of an object type as they were when read, found by label or id. Ids differ in each account, labels are what a configuration can hold:
/// resolve them at start, so that a wrong one fails there and not with the first record. Immutable; thread-safe.
/// </summary>
public sealed class HubSpotPipelineMap
{
    private const int MaxListed = 30;
    private const int MaxLabelLength = 80;
    private readonly HubSpotPipeline[] pipelines;

    /// <summary>Makes a map of pipelines that were read before.</summary>
    public HubSpotPipelineMap(string objectType, IReadOnlyList<HubSpotPipeline> pipelines)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(objectType);
        ArgumentNullException.ThrowIfNull(pipelines);
        ObjectType = objectType;
        this.pipelines = [.. pipelines.Where(static p => p.Archived != true).OrderBy(static p => p.DisplayOrder ?? int.MaxValue)];
    }

    /// <summary>The object type.</summary>
    public string ObjectType { get; }

    /// <summary>The living pipelines, in the order users see.</summary>
    public IReadOnlyList<HubSpotPipeline> Pipelines => pipelines;

    /// <summary>Reads the pipelines of an object type.</summary>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    public static async Task<HubSpotPipelineMap> LoadAsync(IHubSpotPipelines pipelines, string objectType, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(pipelines);
        return new HubSpotPipelineMap(objectType, await pipelines.ListAsync(objectType, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The pipeline of an id or label. An id wins over a label, an exact label over one in other letter case.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several. The message says which there are.</exception>
    public HubSpotPipeline Pipeline(string labelOrId)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(labelOrId);
        return FindPipeline(labelOrId, out string problem) ?? throw new ArgumentException(problem, nameof(labelOrId));
    }

    /// <summary>The stage of an id or label in a pipeline of an id or label.</summary>
    /// <exception cref="ArgumentException">There is none, or there are several. The message says which there are.</exception>
    public HubSpotPipelineStage Stage(string pipeline, string stage)
    {
        HubSpotPipeline found = Pipeline(pipeline);
        ArgumentException.ThrowIfNullOrWhiteSpace(stage);
        return FindStage(found, stage, out string problem) ?? throw new ArgumentException(problem, nameof(stage));
    }

    /// <summary>The pipeline that a stage id belongs to, for reading records; null when no living pipeline has it.</summary>
    public HubSpotPipeline? PipelineOfStage(string stageId) => Array.Find(pipelines, p => StagesOf(p).Exists(s => s.Id == stageId));

    /// <summary>Checks all pipelines and stages that a configuration names, and tells of all that are wrong at once.</summary>
    /// <param name="wanted">Pipelines and stages by label or id; a stage of null checks the pipeline alone.</param>
    /// <exception cref="ArgumentException">Some do not exist.</exception>
    public void Check(IEnumerable<KeyValuePair<string, string?>> wanted)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        var problems = new List<string>();
        foreach ((string pipeline, string? stage) in wanted)
        {
            if (FindPipeline(pipeline ?? string.Empty, out string problem) is not { } found)
            {
                problems.Add(problem);
            }
            else if (stage is not null && FindStage(found, stage, out problem) is null)
            {
                problems.Add(problem);
            }
        }

        if (problems.Count > 0)
        {
            throw new ArgumentException(string.Join(' ', problems.Distinct(StringComparer.Ordinal)), nameof(wanted));
        }
    }

    private static List<HubSpotPipelineStage> StagesOf(HubSpotPipeline pipeline) =>
        [.. (pipeline.Stages ?? []).Where(static s => s.Archived != true).OrderBy(static s => s.DisplayOrder ?? int.MaxValue)];

    private HubSpotPipeline? FindPipeline(string wanted, out string problem) =>
        Find(pipelines, wanted, static p => p.Id, static p => p.Label, $"{ObjectType} pipeline", $"The {ObjectType} pipelines are", out problem);

    private HubSpotPipelineStage? FindStage(HubSpotPipeline pipeline, string wanted, out string problem) => Find(
        StagesOf(pipeline), wanted, static s => s.Id, static s => s.Label, $"stage of the {ObjectType} pipeline {Show(pipeline.Label)}", "Its stages are", out problem);

    private static T? Find<T>(IReadOnlyList<T> all, string wanted, Func<T, string> id, Func<T, string> label, string what, string listing, out string problem)
        where T : class
    {
        Func<T, bool>[] ways = [t => id(t) == wanted, t => label(t) == wanted, t => string.Equals(label(t), wanted, StringComparison.OrdinalIgnoreCase)];
        problem = string.Empty;
        foreach (Func<T, bool> fits in ways)
        {
            T[] found = [.. all.Where(fits)];
            if (found.Length == 1)
            {
                return found[0];
            }

            if (found.Length > 1)
            {
                problem = $"The label {Show(wanted)} fits {found.Length} times as {what}; give one of the ids {string.Join(", ", found.Select(f => Show(id(f))))}.";
                return null;
            }
        }

        string more = all.Count > MaxListed ? ", .." : string.Empty;
        string names = all.Count == 0 ? "none" : string.Join(", ", all.Take(MaxListed).Select(t => $"{Show(label(t))} (id {Show(id(t))})")) + more;
        problem = $"There is no {what} with the label or id {Show(wanted)}. {listing}: {names}.";
        return null;
    }

    // Labels are the account's own text: one line, of bounded length.
    private static string Show(string text)
    {
        string line = string.Concat(text.Take(MaxLabelLength).Select(static c => char.IsControl(c) ? ' ' : c));
        return text.Length > MaxLabelLength ? $"'{line}..'" : $"'{line}'";
    }
}
