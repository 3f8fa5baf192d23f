namespace Broker.Testing.Salesforce.Bulk;

/// <summary>An upload that was read: its rows, or nothing when no job waits for one.</summary>
internal sealed record CsvUpload(CsvSplitter? Data);
