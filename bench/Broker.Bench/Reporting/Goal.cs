namespace Broker.Bench.Reporting;

/// <summary>One limit.</summary>
/// <param name="Id">The goal's number.</param>
/// <param name="Subject">The table it belongs to: a body, or a depth of verification.</param>
/// <param name="Measure">What is limited.</param>
/// <param name="Limit">The limit, as share of <paramref name="Against"/>.</param>
/// <param name="Against">The row it is a share of; a row of the table, or the name of a client that cannot stand in it.</param>
/// <param name="DocumentedFactor">For a client that cannot stand in the table: its ratio to the floor, measured elsewhere.</param>
/// <param name="Row">The one row of ours that is judged; null for all.</param>
internal sealed record Goal(string Id, string Subject, Measure Measure, double Limit, string Against, double? DocumentedFactor = null, string? Row = null);
