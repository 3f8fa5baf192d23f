using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Settlement batches: a batch is closed by steering, and its Settlement Details report can be fetched (contracts/payments.md b).</summary>
internal sealed class AdyenSettlement(AdyenWorld world, AdyenNotifications notifications) : IAdyenArea
{
    private static readonly string[] Columns =
    [
        "Company Account", "Merchant Account", "Psp Reference", "Merchant Reference", "Payment Method", "Creation Date", "TimeZone", "Type", "Modification Reference",
        "Gross Currency", "Gross Debit (GC)", "Gross Credit (GC)", "Exchange Rate", "Net Currency", "Net Debit (NC)", "Net Credit (NC)", "Commission (NC)", "Markup (NC)",
        "Scheme Fees (NC)", "Interchange (NC)", "Payment Method Variant", "Modification Merchant Reference", "Batch Number",
    ];

    private readonly Dictionary<string, byte[]> _reports = new(StringComparer.Ordinal);
    private int _batches;

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("GET", ["reports", "download", "MerchantAccount", _, var name]) => new("DownloadReport", () => _reports.TryGetValue(name, out var bytes)
            ? new SimResponse(200, "text/csv; charset=utf-8", bytes)
            : throw new AdyenError(404, "000", "There is no report of that name.")),
        _ => null,
    };

    /// <summary>Closes a batch of everything not settled yet, for each merchant account and currency, and tells of its report.</summary>
    public JsonArray Close()
    {
        var made = new List<JsonNode?>();
        foreach (var group in world.Ledger.Where(l => l.Batch is null).GroupBy(l => (l.Payment.Merchant, l.Payment.Currency)).ToList())
        {
            var batch = ++_batches;
            var name = string.Create(CultureInfo.InvariantCulture, $"settlement_detail_report_batch_{batch}.csv");
            var (text, payout) = Write([.. group], batch, group.Key.Merchant, group.Key.Currency);
            _reports[name] = Encoding.UTF8.GetBytes(text);
            var address = new Uri(world.Root, $"reports/download/MerchantAccount/{Uri.EscapeDataString(group.Key.Merchant)}/{name}");
            notifications.TellReport(group.Key.Merchant, name, address);
            var amount = new JsonObject { ["currency"] = group.Key.Currency, ["value"] = payout };
            made.Add(new JsonObject { ["batch"] = batch, ["merchantAccount"] = group.Key.Merchant, ["payout"] = amount, ["report"] = name, ["url"] = address.AbsoluteUri });
        }

        return JsonText.Array(made);
    }

    public void Clear()
    {
        _reports.Clear();
        _batches = 0;
    }

    private static long Share(long amount, int perMille) => (long)decimal.Round(Math.Abs(amount) * perMille / 1000m, MidpointRounding.AwayFromZero);

    private static string Field(string text) => text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private (string Text, long Payout) Write(List<AdyenLedgerLine> lines, int batch, string merchant, string currency)
    {
        var text = new StringBuilder().AppendJoin(',', Columns).Append('\n');
        var total = 0L;
        foreach (var line in lines)
        {
            line.Batch = batch;
            var settled = line.Type == "Settled";
            long markup = settled ? Share(line.Amount, 6) : 0, scheme = settled ? Share(line.Amount, 1) : 0, interchange = settled ? Share(line.Amount, 2) : 0;
            var net = line.Amount - markup - scheme - interchange;
            total += net;
            Row(text, merchant, line.Payment.Psp, line.Payment.Reference, line.Payment.Method, line.Time, line.Type, line.Modification, currency, line.Amount, net, markup, scheme, interchange, batch);
        }

        // The batch's own lines balance it: what went to the bank leaves nothing behind.
        Row(text, merchant, "", "", "", world.Now, "MerchantPayout", null, currency, null, -total, 0, 0, 0, batch);
        return (text.ToString(), total);
    }

    private static void Row(
        StringBuilder text, string merchant, string psp, string reference, string method, DateTimeOffset time, string type, string? modification, string currency,
        long? gross, long net, long markup, long scheme, long interchange, int batch)
    {
        string Money(long? minor) => minor is { } value ? AdyenDigits.Major(value, currency) : "";
        string[] row =
        [
            "SimulatedCompany", merchant, psp, reference, method, time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), "UTC", type, modification ?? "",
            gross is null ? "" : currency, gross < 0 ? Money(-gross) : "", gross >= 0 ? Money(gross) : "", "1", currency, net < 0 ? Money(-net) : "", net >= 0 ? Money(net) : "",
            "", markup == 0 ? "" : Money(markup), scheme == 0 ? "" : Money(scheme), interchange == 0 ? "" : Money(interchange), method, "",
            batch.ToString(CultureInfo.InvariantCulture),
        ];
        text.AppendJoin(',', row.Select(Field)).Append('\n');
    }
}
