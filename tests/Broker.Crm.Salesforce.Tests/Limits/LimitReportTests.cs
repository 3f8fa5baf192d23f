using System.Globalization;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Limits;

namespace Broker.Crm.Salesforce.Tests.Limits;

public sealed class LimitReportTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public async Task Limits_are_read_with_those_of_single_apps(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            SalesforceRig rig = new();
            rig.Server.Answer(
                200,
                """{"DailyApiRequests":{"Max":15000,"Remaining":14998,"Ant Migration Tool":{"Max":100,"Remaining":-3},"Max":15000},"DataStorageMB":{"Max":5.5,"Remaining":"1024"},"HourlyPublishedPlatformEvents":{"Max":99999999999,"Remaining":null},"Odd":7,"DailyDeliveredPlatformEvents":{"Other":[1]}}""",
                headers: ("Sforce-Limit-Info", "api-usage=2/15000"));

            SalesforceLimitReport report = await rig.Client.Limits.GetAsync();

            Assert.Equal("/services/data/v67.0/limits", rig.Server.Requests[0].PathAndQuery);
            Assert.Equal((15000L, 14998L, 2L), (report.DailyApiRequests!.Max, report.DailyApiRequests.Remaining, report.DailyApiRequests.Used));
            Assert.Equal((100L, -3L), (report.DailyApiRequests.PerApp["Ant Migration Tool"].Max, report.DailyApiRequests.PerApp["Ant Migration Tool"].Remaining));
            Assert.Equal((5L, 1024L), (report.DataStorageMegabytes!.Max, report.DataStorageMegabytes.Remaining));
            Assert.Equal((99999999999L, null, null), (report.HourlyPublishedEvents!.Max, report.HourlyPublishedEvents.Remaining, report.HourlyPublishedEvents.Used));
            Assert.Equal((4, null, null), (report.All.Count, report["Odd"], report.FileStorageMegabytes));
            Assert.Null(report.DailyDeliveredEvents!.Max);
            Assert.Empty(report.DailyDeliveredEvents.PerApp);
            Assert.Equal(2, rig.Client.Usage!.Used);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public async Task Versions_are_compared_as_numbers()
    {
        SalesforceRig rig = new();
        rig.Server.Answer(200, """[{"label":"Far","url":"/services/data/v100.0","version":"100.0"},{"label":"Summer '26","url":"/services/data/v67.0","version":"67.0"},{"version":9.0},{"label":"none"},7,{"version":"next"}]""");

        IReadOnlyList<SalesforceApiVersion> versions = await rig.Client.Limits.GetVersionsAsync();

        Assert.Equal("/services/data/", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(["next", "9.0", "67.0", "100.0"], versions.Select(static v => v.Version));
        Assert.Equal(("Summer '26", "/services/data/v67.0", 67.0m), (versions[2].Label, versions[2].Url, versions[2].Number));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("<html>")]
    [InlineData("")]
    public async Task What_is_no_report_is_a_typed_error(string body)
    {
        SalesforceRig rig = new();
        rig.Server.Answer(200, body);

        Assert.Equal(ErrorKind.Protocol, (await Assert.ThrowsAsync<BrokerApiException>(() => rig.Client.Limits.GetAsync())).Error.Kind);
    }
}
