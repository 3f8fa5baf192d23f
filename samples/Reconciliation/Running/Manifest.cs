using Broker.Payments.Reconciliation.Items;
using Reconciliation.CommandLine;

namespace Reconciliation.Running;

/// <summary>What was planted, held against what comes out. Plain matches are not listed.</summary>
public sealed class Manifest
{
    private readonly Dictionary<string, ReconciliationOutcome> planted;
    private readonly Dictionary<string, ReconciliationOutcome> found = new(StringComparer.Ordinal);

    private Manifest(Dictionary<string, ReconciliationOutcome> planted) => this.planted = planted;

    /// <summary>How many items were planted.</summary>
    public int Planted => planted.Count;

    /// <summary>How many of them came out as planted.</summary>
    public int Found => planted.Count(p => found.TryGetValue(p.Key, out ReconciliationOutcome outcome) && outcome == p.Value);

    /// <summary>How many of them did not.</summary>
    public int Missed => Planted - Found;

    /// <summary>How many items came out that were not planted that way.</summary>
    public int Invented => found.Count(f => !planted.TryGetValue(f.Key, out ReconciliationOutcome outcome) || outcome != f.Value);

    /// <summary>True when everything planted was found and nothing was invented.</summary>
    public bool Holds => Missed == 0 && Invented == 0;

    /// <summary>Reads the manifest beside the books; null when there is none.</summary>
    /// <exception cref="UsageException">A line is wrong.</exception>
    public static async Task<Manifest?> ReadAsync(BookFolder folder, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string path = folder.PathOf("manifest.csv");
        if (!File.Exists(path))
        {
            return null;
        }

        Dictionary<string, ReconciliationOutcome> read = new(StringComparer.Ordinal);
        foreach (string line in (await File.ReadAllLinesAsync(path, cancellationToken)).Skip(1))
        {
            int comma = line.LastIndexOf(',');
            read[line[..Math.Max(0, comma)]] = comma > 0 && Enum.TryParse(line[(comma + 1)..], out ReconciliationOutcome outcome)
                ? outcome
                : throw new UsageException($"{path} has the line '{line}'; allowed: an item and an outcome such as {nameof(ReconciliationOutcome.Duplicate)}.");
        }

        return new Manifest(read);
    }

    /// <summary>Takes an item of the run.</summary>
    public void Meet(ReconciliationItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        if (item.Outcome != ReconciliationOutcome.Matched)
        {
            found.Add(item.Id, item.Outcome);
        }
    }

    /// <summary>Each difference in words.</summary>
    public IEnumerable<string> Differences() =>
    [
        .. planted.Where(p => !found.ContainsKey(p.Key)).Select(static p => $"Missed: {p.Key} was planted as {p.Value} and is matched or absent."),
        .. found.Where(f => !planted.TryGetValue(f.Key, out ReconciliationOutcome outcome) || outcome != f.Value)
            .Select(f => $"Invented: {f.Key} came out as {f.Value}, planted was {(planted.TryGetValue(f.Key, out ReconciliationOutcome outcome) ? outcome : ReconciliationOutcome.Matched)}."),
    ];
}
