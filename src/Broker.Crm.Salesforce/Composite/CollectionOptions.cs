using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>How a collection is written.</summary>
public sealed record CollectionOptions
{
    private static readonly TimeSpan MaxLockDelay = TimeSpan.FromSeconds(30);

    internal static CollectionOptions Default { get; } = new();

    /// <summary>Undoes everything when one record fails. Holds within one call of 200 records, so that more are refused. Default false.</summary>
    public bool AllOrNone { get; init; }

    /// <summary>Records of a call. Default 200, the most that Salesforce takes; 1 to 200.</summary>
    public int ChunkSize { get; init; } = CompositeLimits.CollectionRecords;

    /// <summary>
    /// How often records whose row was held by another transaction are sent again, without those that were written. They were not written, so that creates are repeated
    /// too. Default 3; 0 to 10.
    /// </summary>
    public int LockRetries { get; init; } = 3;

    /// <summary>The wait before the first such repeat; it doubles each time, and is spread by chance between half and one and a half. Default 0.5 s; 0 to 30 s.</summary>
    public TimeSpan LockDelay { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>
    /// Assignment rule, duplicate rule and list of recent records, for all records (contracts/salesforce.md 3). Default null: as the org says. Not with
    /// <see cref="SalesforceWriteOptions.UpdateOnly"/> or a condition, which hold for one record.
    /// </summary>
    public SalesforceWriteOptions? WriteOptions { get; init; }

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static CollectionOptions Checked(CollectionOptions? options)
    {
        if (options is null)
        {
            return Default;
        }

        RecordHeaders.CheckMany(options.WriteOptions);
        OptionsCheck check = new OptionsCheck("Salesforce collection")
            .Range(nameof(ChunkSize), options.ChunkSize, 1, CompositeLimits.CollectionRecords)
            .Range(nameof(LockRetries), options.LockRetries, 0, 10)
            .Range(nameof(LockDelay), options.LockDelay, TimeSpan.Zero, MaxLockDelay);
        return check.Problems.Count == 0 ? options : throw new ArgumentException(string.Join(' ', check.Problems), nameof(options));
    }
}
