namespace Broker.Bench.Bulk;

/// <summary>A row that was read.</summary>
internal readonly record struct BulkFact(string? Key, string? Symbol, string? Note, decimal? Amount, DateTimeOffset? Opened);
