using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of one record of a tree.</summary>
public sealed class TreeResult
{
    internal TreeResult(TreeRecord record, string? id, ApiError? error, bool callFailed)
    {
        Record = record;
        Id = id;
        Error = error;
        CallFailed = callFailed;
    }

    /// <summary>The record.</summary>
    public TreeRecord Record { get; }

    /// <summary>Its id; null when it was not created.</summary>
    public string? Id { get; }

    /// <summary>Why it was not created; null when it was.</summary>
    public ApiError? Error { get; }

    /// <summary>True when it was created.</summary>
    public bool Succeeded => Error is null;

    /// <summary>True when the call as a whole failed, so that <see cref="Error"/> is not about this record in particular.</summary>
    public bool CallFailed { get; }

    /// <summary>True when the record was in order and was undone because another failed.</summary>
    public bool IsRolledBack => Error?.Code == ErrorCodes.RolledBack;

    /// <summary>The object and the result.</summary>
    public override string ToString() => Error is null ? $"{Record.Type}: created" : $"{Record.Type}: {Error.Kind} ({Error.PrintableCode})";
}
