using Broker.Core.Configuration;

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

    /// <exception cref="ArgumentException">An option is out of its range.</exception>
    internal static UpsertManyOptions Checked(UpsertManyOptions? options)
    {
        if (options is null)
        {
            return Default;
        }

        OptionsCheck check = new OptionsCheck("Salesforce upsert")
            .Range(nameof(BulkThreshold), options.BulkThreshold, 1, 100_000)
            .Range(nameof(LockRetries), options.LockRetries, 0, 10)
            .That(options.Shape is null || Enum.IsDefined(options.Shape.Value), nameof(Shape), "an unknown value", string.Join(", ", Enum.GetNames<SalesforceShape>()));
        return check.Problems.Count == 0 ? options : throw new ArgumentException(string.Join(' ', check.Problems), nameof(options));
    }
}
