using System.Collections;

namespace Broker.Crm.Salesforce.Records;

/// <summary>The records of a child query, as far as they came with their parent. More follow when <see cref="Done"/> is false (contracts/salesforce.md 5).</summary>
/// <typeparam name="T"><see cref="SalesforceRecord"/>, or a class of the user.</typeparam>
public sealed class SalesforceChildren<T> : IReadOnlyList<T>
{
    private readonly IReadOnlyList<T> records;

    /// <summary>Holds the records of a child query.</summary>
    public SalesforceChildren(IReadOnlyList<T> records, long? totalSize = null, bool done = true, string? nextRecordsUrl = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        this.records = records;
        TotalSize = totalSize;
        Done = done;
        NextRecordsUrl = nextRecordsUrl;
    }

    /// <summary>How many children there are in all; null when the answer did not say.</summary>
    public long? TotalSize { get; }

    /// <summary>False when more children follow at <see cref="NextRecordsUrl"/>.</summary>
    public bool Done { get; }

    /// <summary>Where the next children are, relative to the org; null when there are none.</summary>
    public string? NextRecordsUrl { get; }

    /// <summary>How many children came with the parent.</summary>
    public int Count => records.Count;

    /// <summary>One of them.</summary>
    public T this[int index] => records[index];

    /// <inheritdoc/>
    public IEnumerator<T> GetEnumerator() => records.GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Only how many.</summary>
    public override string ToString() => $"{Count} Salesforce child records";
}
