using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Shape;

/// <summary>What became of one record, whichever way it took.</summary>
public sealed class UpsertResult
{
    internal UpsertResult(int index, string key, SalesforceShape shape, string? id, bool? created, ApiError? error)
    {
        Index = index;
        Key = key;
        Shape = shape;
        Id = id;
        Created = created;
        Error = error is null ? null : error with { RequestIdentity = key };
    }

    /// <summary>The record's place in what was given.</summary>
    public int Index { get; }

    /// <summary>The record's external id.</summary>
    public string Key { get; }

    /// <summary>The way it took.</summary>
    public SalesforceShape Shape { get; }

    /// <summary>The record's id; null when it is not known.</summary>
    public string? Id { get; }

    /// <summary>True when it is new; null when the answer did not say.</summary>
    public bool? Created { get; }

    /// <summary>Why it was not written; null when it was. Its identity is the external id.</summary>
    public ApiError? Error { get; }

    /// <summary>True when it was written and not undone.</summary>
    public bool Succeeded => Error is null;

    /// <summary>True when the call as a whole failed, so that <see cref="Error"/> is not about this record in particular.</summary>
    public bool CallFailed { get; init; }

    /// <summary>True when the record was in order and was left out or undone because one that it hangs together with failed.</summary>
    public bool IsHalted => Error?.Code is ErrorCodes.Halted or ErrorCodes.RolledBack;

    /// <summary>Place and result; never the key.</summary>
    public override string ToString() => Error is null ? $"{Index}: succeeded" : $"{Index}: {Error.Kind} ({Error.PrintableCode})";
}
