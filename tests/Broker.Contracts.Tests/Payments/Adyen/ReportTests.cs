using Broker.Contracts.Tests.Payments.Adyen.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>The address of a report is not signed: neither it nor a redirect leads the key anywhere else (contracts/payments.md b).</summary>
public sealed class ReportTests(WireMockFixture server) : AdyenContractTest(server)
{
    private static readonly AdyenCall Download = AdyenCalls.Of("DownloadReport");

    [WireMockTheory]
    [InlineData("https://reports.example/settlement.csv")]
    [InlineData("http://ca-test.adyen.com/settlement.csv")]
    [InlineData("https://ca-live.adyen.com/settlement.csv")]
    [InlineData("https://ca-test.adyen.com:8443/settlement.csv")]
    [InlineData("https://someone@ca-test.adyen.com/settlement.csv")]
    [InlineData("https://xn--ca-test-adyen.com/settlement.csv")]
    public async Task A_host_that_is_not_on_the_list_is_refused_before_anything_is_sent(string address)
    {
        using var file = new MemoryStream();

        ApiResult<long> refused = await Client(Download).Reports.TryDownloadAsync(new Uri(address), file);

        Assert.Equal((Outcome.NotSent, "host_not_allowed", 0L), (refused.Error!.Outcome, refused.Error.PrintableCode, file.Length));
        Assert.Empty(await Server.RequestsAsync());
    }

    [WireMockTheory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_not_followed_and_nothing_is_written(int status)
    {
        await Server.StubAsync(
            new WireMockRequest(HttpMethod.Get, AdyenCalls.Mappings.PathOf(Download.Name)),
            new WireMockResponse(status, "moved") { Headers = new Dictionary<string, string> { ["Location"] = new Uri(Server.BaseAddress, "/taken").AbsoluteUri } });
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/taken"), new WireMockResponse(200, "taken"));
        using var file = new MemoryStream();

        ApiResult<long> read = await Client(Download).Reports.TryDownloadAsync(new Uri(OtherRows.Report), file);

        Assert.Equal((ErrorKind.Protocol, status, 0L), (read.Error!.Kind, read.Error.Status, file.Length));
        Assert.Equal(0, await Server.CountAsync("/taken"));
        Assert.DoesNotContain("taken", read.Error.ToString(), StringComparison.Ordinal);
    }

    [WireMockFact]
    public async Task A_report_beyond_the_limit_is_refused_and_nothing_is_written()
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, AdyenCalls.Mappings.PathOf(Download.Name)), new WireMockResponse(200, new string('x', 5000)) { ContentType = "text/csv" });
        using var file = new MemoryStream();

        ApiResult<long> read = await Client(Download, configure: static o => o.MaxReportBytes = 4096).Reports.TryDownloadAsync(new Uri(OtherRows.Report), file);

        Assert.False(read.Succeeded);
        Assert.Equal(0, file.Length);
    }
}
