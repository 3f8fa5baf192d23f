using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>How many records are upserted.</summary>
public sealed record UpsertManyOptions
{
    /// <summary>From how many records of an object on a Bulk job is cheaper.</summary>
    public const int DefaultBulkThreshold = 2_000;

    internal static UpsertManyOptions Default { get; } = new();

    /// <summary>The way to take, whatever the numbers. Default null: it is picked, and the report says why.</summary>
    public SalesforceShape? Shape { get; init; }

    /// <summary>Independent records of one object above which a Bulk job is used. Default 2,000; 1 to 100,000.</summary>
    public int BulkThreshold { get; init; } = DefaultBulkThreshold;

    /// <summary>Are external ids that differ in case only different? Default false, as in a field without that attribute. Duplicates are refused before anything is sent.</summary>
    public bool CaseSensitiveKeys { get; init; }

    /// <summary>How often records whose row was held by another transaction are sent again by collections. Default 3; 0 to 10.</summary>
    public int LockRetries { get; init; } = 3;

    /// <summary>
    /// Assignment rule, duplicate rule and list of recent records, for all records, in whatever way they go (contracts/salesforce.md 3). Default null: as the org says.
    /// A Bulk job carries <see cref="SalesforceWriteOptions.AssignmentRuleId"/> alone, so that with the others collections take its place. Not with
    /// <see cref="SalesforceWriteOptions.UpdateOnly"/> or a condition, which hold for one record.
    /// </summary>
    public SalesforceWriteOptions? WriteOptions { get; init; }

    /// <summary>True when a Bulk job can carry the options: it runs no assignment rule that it is not told, which is what false asks for.</summary>
    internal bool FitsBulk => WriteOptions is null or { AutoAssign: not true, DuplicateRule: null, UpdateMru: not true };

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static UpsertManyOptions Checked(UpsertManyOptions? options)
    {
        if (options is null)
        {
            return Default;
        }

        RecordHeaders.CheckMany(options.WriteOptions);
        OptionsCheck check = new OptionsCheck("Salesforce upsert")
            .Range(nameof(BulkThreshold), options.BulkThreshold, 1, 100_000)
            .Range(nameof(LockRetries), options.LockRetries, 0, 10)
            .That(options.Shape != SalesforceShape.Bulk || options.FitsBulk, nameof(WriteOptions), "AutoAssign, DuplicateRule or UpdateMru together with Shape Bulk", "AssignmentRuleId alone, or another Shape")
            .That(options.Shape is null || Enum.IsDefined(options.Shape.Value), nameof(Shape), "an unknown value", string.Join(", ", Enum.GetNames<SalesforceShape>()));
        return check.Problems.Count == 0 ? options : throw new ArgumentException(string.Join(' ', check.Problems), nameof(options));
    }
}
