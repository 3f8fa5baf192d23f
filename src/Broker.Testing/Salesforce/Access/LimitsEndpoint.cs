using System.Text.Json.Nodes;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Access;

/// <summary>The limits of the org (contracts/salesforce.md 8).</summary>
internal sealed class LimitsEndpoint(UsageCounter usage, SalesforceSettings settings)
{
    public SalesforceAnswer Get() => SalesforceAnswer.Json(200, new JsonObject
    {
        ["DailyApiRequests"] = With(settings.DailyRequestLimit, Math.Max(0, settings.DailyRequestLimit - usage.Used), ("Simulated App", With(1000, 990))),
        ["DailyBulkApiBatches"] = With(15_000, 15_000),
        ["DailyBulkV2QueryJobs"] = With(10_000, 10_000),
        ["DailyBulkV2QueryFileStorageMB"] = With(976_562, 976_562),
        ["DailyDeliveredPlatformEvents"] = With(25_000, 25_000),
        ["HourlyPublishedPlatformEvents"] = With(250_000, 250_000),
        ["HourlyDashboardStatuses"] = With(999_999_999, 999_999_999),
        ["MonthlyPlatformEventsUsageEntitlement"] = With(9_000_000_000, 9_000_000_000),
        ["DataStorageMB"] = With(10_240, 10_000),
        ["FileStorageMB"] = With(10_240, 10_240),
        ["SingleEmail"] = With(5_000, 5_000),
    });

    private static JsonObject With(long max, long remaining, (string Name, JsonObject Limits)? app = null)
    {
        var json = new JsonObject { ["Max"] = max, ["Remaining"] = remaining };
        if (app is var (name, limits))
        {
            json[name] = limits;
        }

        return json;
    }
}
