using Broker.Core.Errors;

namespace Broker.Crm.Salesforce.Bulk;

/// <summary>What became of one row of the input. Each row has exactly one.</summary>
public sealed record BulkRowOutcome
{
    /// <summary>The number of the row in the input, from 1, header not counted; 0 after a resume, when the input is not at hand.</summary>
    public long Row { get; init; }

    /// <summary>The row's key: its external id, <c>Id</c> or declared key column.</summary>
    public required string Key { get; init; }

    /// <summary>What became of it.</summary>
    public required BulkRowStatus Status { get; init; }

    /// <summary>The record's id; null when there is none.</summary>
    public string? Id { get; init; }

    /// <summary>The error code of a failed row, for example <c>REQUIRED_FIELD_MISSING</c>. An open set.</summary>
    public string? Code { get; init; }

    /// <summary>The error's text; may repeat the row's values.</summary>
    public ProviderText Message { get; init; }

    /// <summary>The fields that the error names.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];

    /// <summary>The job that decided it.</summary>
    public required string JobId { get; init; }

    /// <summary>Row, status and job; no key and no text, which may be personal.</summary>
    public override string ToString() => FormattableString.Invariant($"row {Row}: {Status} (job {JobId})");
}
