namespace Broker.Bench.Bulk;

/// <summary>One way to move the rows.</summary>
/// <param name="Id">Its word on the command line.</param>
/// <param name="Name">Its row in the table.</param>
/// <param name="IsUp">True for a load, false for a query.</param>
/// <param name="IsBare">True for the copy that the others are measured by.</param>
/// <param name="RunAsync">Moves the rows; the number of those it saw the end of, or of the bytes of a bare copy.</param>
internal sealed record BulkWay(string Id, string Name, bool IsUp, bool IsBare, Func<Uri, string, int, CancellationToken, Task<long>> RunAsync)
{
    /// <summary>Whether the limit is for it. Not when the caller's own objects are what grows.</summary>
    public bool IsJudged { get; init; } = !IsBare;

    public static IReadOnlyList<BulkWay> All { get; } =
    [
        new("bare-up", "bare copy", true, true, BareTransfer.UpAsync),
        new("rows-up", "Broker.Crm.Salesforce, rows", true, false, OurTransfer.RowsUpAsync),
        new("file-up", "Broker.Crm.Salesforce, CSV file", true, false, OurTransfer.FileUpAsync),
        new("objects-up", "the same, an object for each row's outcome", true, false, OurTransfer.ObjectsUpAsync) { IsJudged = false },
        new("bare-down", "bare copy", false, true, BareTransfer.DownAsync),
        new("rows-down", "Broker.Crm.Salesforce, rows", false, false, OurTransfer.RowsDownAsync),
        new("file-down", "Broker.Crm.Salesforce, CSV file", false, false, OurTransfer.FileDownAsync),
        new("objects-down", "the same, three texts for each row", false, false, OurTransfer.ObjectsDownAsync) { IsJudged = false },
    ];
}
