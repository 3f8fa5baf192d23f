using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Report runs and their files.</summary>
internal static class ReportRows
{
    /// <summary>The file as it lies at the file host.</summary>
    public const string File = "payout,gross,net\npo_1,\"125,50\",122.25\n";

    private const string Kind = "payout_reconciliation.itemized.5";
    private const string Runs = "/v1/reporting/report_runs";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        .. Both("CreateReportRun", Runs, "", ["report_type=" + Kind, "parameters[interval_start]=1793001600", "parameters[interval_end]=1793088000"],
            (stripe, key) => stripe.Reports.CreateAsync(new ReportRequest(Kind, Created, DayLater), key), report =>
            {
                Assert.Equal(("frr_1", Kind, ReportState.Pending, "pending"), (report.Id, report.Type, report.State, report.RawState));
                Assert.Null(report.Address);
            }),
        Get("GetReportRun", Runs + "/{id}", "frr_1", Nothing, stripe => stripe.Reports.GetAsync("frr_1"), CheckReady),
        List("ListReportRuns", Runs, "", ["limit=100"], stripe => stripe.Reports.ListAsync(), CheckReady),
        Get("ListReportTypes", "/v1/reporting/report_types", "", Nothing, stripe => stripe.Reports.ListTypesAsync(), types =>
        {
            StripeReportType type = Assert.Single(types);
            Assert.Equal((Kind, "Itemized payout reconciliation", At(1700000000), DayLater), (type.Id, type.Name, type.AvailableFrom, type.AvailableTo));
        }),
        Get("DownloadReport", "/v1/files/{id}/contents", "file_1", Nothing, DownloadAsync, text => Assert.Equal(File, text)) with { IsFile = true },
    ];

    private static void CheckReady(Report report)
    {
        Assert.Equal(("frr_1", Kind, ReportState.Ready, "succeeded"), (report.Id, report.Type, report.State, report.RawState));
        Assert.Equal((new Uri("https://files.stripe.com/v1/files/file_1/contents"), File.Length), (report.Address, report.Length));
    }

    private static async Task<string> DownloadAsync(IStripeClient stripe)
    {
        using var file = new MemoryStream();
        var result = await stripe.Reports.TryDownloadAsync(new Uri(StripeOperations.FileHost, "/v1/files/file_1/contents"), file, File.Length);
        Assert.Equal(result.Value, file.Length);
        return System.Text.Encoding.UTF8.GetString(file.ToArray());
    }
}
