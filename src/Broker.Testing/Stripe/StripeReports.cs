using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Report runs over the balance, with their files (contracts/payments.md a8).</summary>
internal sealed class StripeReports(StripeStore store, Func<Uri> root) : IStripeArea
{
    private static readonly string[] Types =
    [
        "balance.summary.1", "balance_change_from_activity.itemized.3", "payout_reconciliation.itemized.5", "payouts.itemized.3",
    ];

    private static readonly string[] Columns =
    [
        "automatic_payout_id", "automatic_payout_effective_at_utc", "balance_transaction_id", "created_utc", "available_on_utc", "currency", "gross", "fee", "net",
        "reporting_category", "source_id", "description", "charge_id", "payment_intent_id", "refund_id", "dispute_id", "trace_id",
    ];

    private static readonly HashSet<string> NoDigits = new(StringComparer.Ordinal)
    {
        "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
    };

    private static readonly HashSet<string> ThreeDigits = new(StringComparer.Ordinal) { "bhd", "jod", "kwd", "omr", "tnd" };

    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public StripeRoute? Find(string method, string[] path, StripeForm form) => (method, path) switch
    {
        ("GET", ["v1", "reporting", "report_types"]) => new("ListReportTypes", () => StripeCollection.Part(Types.Select(Type), "/v1/reporting/report_types")),
        ("GET", ["v1", "reporting", "report_types", var id]) => new("GetReportType", () => Types.Contains(id, StringComparer.Ordinal) ? Type(id) : throw StripeError.NoSuch("report type", id)),
        ("POST", ["v1", "reporting", "report_runs"]) => new("CreateReportRun", () => Create(form)),
        ("GET", ["v1", "reporting", "report_runs"]) => new("ListReportRuns", () => store.ReportRuns.Page(form, _ => true)),
        ("GET", ["v1", "reporting", "report_runs", var id]) => new("GetReportRun", () => store.ReportRuns.Get(id)),
        ("GET", ["v1", "files", var id, "contents"]) => new("DownloadFile", () => new JsonObject()) { RunRaw = () => Download(id) },
        _ => null,
    };

    public void Clear() => _files.Clear();

    private static JsonObject Type(string id) => new()
    {
        ["id"] = id,
        ["object"] = "reporting.report_type",
        ["data_available_end"] = 4102444800,
        ["data_available_start"] = 0,
        ["default_columns"] = JsonText.Array(Columns.Select(c => (JsonNode?)JsonValue.Create(c))),
        ["livemode"] = false,
        ["name"] = id,
        ["updated"] = 1780000000,
        ["version"] = 1,
    };

    private SimResponse Download(string id) => _files.TryGetValue(id, out var bytes)
        ? new SimResponse(200, "text/csv; charset=utf-8", bytes)
        : StripeError.NoSuch("file", id).ToResponse();

    private JsonObject Create(StripeForm form)
    {
        var type = form.Required("report_type");
        if (!Types.Contains(type, StringComparer.Ordinal))
        {
            throw StripeError.Invalid($"Unknown report type: {type}. Known: {string.Join(", ", Types)}.", "report_type");
        }

        var parameters = form.Below("parameters");
        var kept = new JsonObject();
        foreach (var name in (string[])["interval_start", "interval_end", "payout", "currency", "timezone", "reporting_category"])
        {
            if (parameters[name] is { } text)
            {
                kept[name] = name.StartsWith("interval", StringComparison.Ordinal) ? parameters.Long(name) : text;
            }
        }

        var run = new JsonObject
        {
            ["id"] = StripeStore.NewId("frr_1"),
            ["object"] = "reporting.report_run",
            ["created"] = store.NowUnix,
            ["error"] = null,
            ["livemode"] = false,
            ["parameters"] = kept,
            ["report_type"] = type,
            ["result"] = null,
            ["status"] = "pending",
            ["succeeded_at"] = null,
        };
        store.ReportRuns.Add(run);
        store.Later(TimeSpan.FromMinutes(1), () => Finish(run));
        return run;
    }

    private void Finish(JsonObject run)
    {
        if (run.Text("status") != "pending")
        {
            return;
        }

        var id = StripeStore.NewId("file_1");
        var bytes = Encoding.UTF8.GetBytes(Csv((JsonObject)run["parameters"]!, run.Text("report_type")!.StartsWith("payout_reconciliation", StringComparison.Ordinal)));
        _files[id] = bytes;
        run["result"] = new JsonObject
        {
            ["id"] = id,
            ["object"] = "file",
            ["created"] = store.NowUnix,
            ["expires_at"] = store.NowUnix + (365 * 86400),
            ["filename"] = run.Text("id") + ".csv",
            ["links"] = StripeCollection.Part([], "/v1/file_links?file=" + id),
            ["purpose"] = "finance_report_run",
            ["size"] = bytes.Length,
            ["title"] = null,
            ["type"] = "csv",
            ["url"] = new Uri(root(), $"v1/files/{id}/contents").AbsoluteUri,
        };
        (run["status"], run["succeeded_at"]) = ("succeeded", store.NowUnix);
        store.Emit("reporting.report_run.succeeded", run, null);
    }

    private string Csv(JsonObject parameters, bool paidOutOnly)
    {
        var text = new StringBuilder().AppendJoin(',', Columns.Select(c => $"\"{c}\"")).Append('\n');
        var (start, end) = (parameters["interval_start"] is null ? 0 : parameters.Long("interval_start"), parameters["interval_end"] is null ? long.MaxValue : parameters.Long("interval_end"));
        foreach (var line in store.Transactions.Items)
        {
            var payout = store.PayoutOf.TryGetValue(line.Text("id")!, out var id) ? store.Payouts.Find(id) : null;
            var time = paidOutOnly ? payout?.Long("arrival_date") : line.Long("created");
            if (time is not { } at || at < start || at >= end
                || (paidOutOnly && line.Text("type") == "payout")
                || (parameters.Text("payout") is { } wanted && payout.Text("id") != wanted)
                || (parameters.Text("currency") is { } currency && line.Text("currency") != currency))
            {
                continue;
            }

            text.AppendJoin(',', Row(line, payout).Select(v => $"\"{v}\"")).Append('\n');
        }

        return text.ToString();
    }

    private IEnumerable<string?> Row(JsonObject line, JsonObject? payout)
    {
        var source = line.Text("source")!;
        var about = store.FindAny(source);
        var currency = line.Text("currency")!;
        var charge = source.StartsWith("ch_", StringComparison.Ordinal) ? source : about.Text("charge");
        return
        [
            payout.Text("id"), payout is null ? "" : Time(payout.Long("arrival_date")), line.Text("id"), Time(line.Long("created")), Time(line.Long("available_on")), currency,
            Major(line.Long("amount"), currency), Major(line.Long("fee"), currency), Major(line.Long("net"), currency), line.Text("reporting_category"), source, line.Text("description"),
            charge, about.Text("payment_intent"), source.StartsWith("re_", StringComparison.Ordinal) ? source : "", source.StartsWith("dp_", StringComparison.Ordinal) ? source : "",
            (payout?["trace_id"] as JsonObject).Text("value"),
        ];
    }

    private static string Time(long unix) => DateTimeOffset.FromUnixTimeSeconds(unix).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    private static string Major(long minor, string currency)
    {
        var digits = NoDigits.Contains(currency) ? 0 : ThreeDigits.Contains(currency) ? 3 : 2;
        return (digits switch { 0 => minor, 3 => minor / 1000.000m, _ => minor / 100.00m }).ToString("F" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
    }
}
