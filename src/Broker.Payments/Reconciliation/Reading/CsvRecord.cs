namespace Broker.Payments.Reconciliation.Reading;

/// <summary>One record, or why there is none at this line.</summary>
internal sealed class CsvRecord(long line, IReadOnlyList<string> fields, string? problem)
{
    /// <summary>The physical line it begins at, counted from 1.</summary>
    internal long Line { get; } = line;

    internal IReadOnlyList<string> Fields { get; } = fields;

    internal string? Problem { get; } = problem;
}
