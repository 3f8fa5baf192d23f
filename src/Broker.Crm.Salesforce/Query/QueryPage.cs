namespace Broker.Crm.Salesforce.Query;

/// <summary>One page as it was answered. Rows whose child results go on elsewhere are also kept as bytes, to be completed.</summary>
internal sealed class QueryPage<T>(long? totalSize, string? next, List<T> rows, List<(int Index, byte[] Json)>? incomplete)
{
    internal long? TotalSize { get; } = totalSize;

    /// <summary>The path of the next page; null on the last.</summary>
    internal string? Next { get; } = next;

    internal List<T> Rows { get; } = rows;

    internal List<(int Index, byte[] Json)>? Incomplete { get; } = incomplete;
}
