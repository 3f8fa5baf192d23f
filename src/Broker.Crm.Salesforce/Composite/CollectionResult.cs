using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of one record of a collection.</summary>
public sealed class CollectionResult
{
    internal CollectionResult(int index, string? id, bool? created, ApiError? error)
    {
        Index = index;
        Id = id;
        Created = created;
        Error = error;
    }

    /// <summary>The record's place in what was given.</summary>
    public int Index { get; }

    /// <summary>The record's id; null when it is not known.</summary>
    public string? Id { get; }

    /// <summary>True when it is new; null when the answer did not say.</summary>
    public bool? Created { get; }

    /// <summary>Why it was not written; null when it was.</summary>
    public ApiError? Error { get; }

    /// <summary>True when it was written and not undone.</summary>
    public bool Succeeded => Error is null;

    /// <summary>True when the call as a whole failed, so that <see cref="Error"/> is not about this record in particular.</summary>
    public bool CallFailed { get; init; }

    /// <summary>True when a delete found the record gone already, which is what was wanted.</summary>
    public bool WasGone { get; init; }

    /// <summary>How often it was sent again because another transaction held its row.</summary>
    public int LockRetries { get; init; }

    /// <summary>True when the record was in order and was undone because another failed.</summary>
    public bool IsRolledBack => Error?.Code == ErrorCodes.RolledBack;

    /// <summary>Place and result.</summary>
    public override string ToString() => Error is null ? $"{Index}: succeeded" : $"{Index}: {Error.Kind} ({Error.PrintableCode})";
}
