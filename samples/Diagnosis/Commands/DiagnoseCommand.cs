using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Diagnosis;
using DiagnosisSample.Output;
using DiagnosisSample.Setup;

namespace DiagnosisSample.Commands;

/// <summary>Why does this account not work, and who acts?</summary>
internal static class DiagnoseCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Words.Count != 1)
        {
            throw new UsageException($"diagnose needs one ACCOUNT, {arguments.Words.Count} were given; 'help' lists the prepared cases.");
        }

        string name = arguments.Words[0];
        await using World world = await World.OpenAsync(arguments, cancellationToken);
        MetaTraderClient client = world.Gateway();
        DiagnosisRequest request = world.IsSimulated
            ? PreparedCase.Find(name).Prepare(world.Simulator, await RegisterAsync(client, cancellationToken))
            : new DiagnosisRequest { Account = new AccountId(name) };
        var diagnosis = new ConnectionDiagnosis(client, new DiagnosisOptions { Calendar = world.IsSimulated ? new AlwaysOpen() : null }, TimeProvider.System);
        DiagnosisReport report = await diagnosis.DiagnoseAsync(request, cancellationToken);
        if (arguments.Has("--json"))
        {
            Console.WriteLine(ToJson(report).ToJsonString(Indented));
        }
        else
        {
            Print(report);
        }

        return report.Verdict == DelayVerdict.None ? 0 : 1;
    }

    private static async Task<AccountId> RegisterAsync(MetaTraderClient client, CancellationToken cancellationToken)
    {
        using var password = Secret.From("demo-password");
        return await client.Accounts.RegisterAsync(new RegisterAccountRequest { Login = new TradingLogin(500123, "Acme-Demo"), Password = password, Name = "C-1042" }, cancellationToken);
    }

    private static void Print(DiagnosisReport report)
    {
        Screen.Line($"[bold]{report.Verdict}[/]: {report.CauseCode}{(report.IsCertain ? string.Empty : " (likely)")}");
        Screen.Line($"  {report.Sentence}");
        Screen.Line($"  Who acts:   {report.WhoActs}");
        Screen.Line($"  Next:       {report.NextAction}");
        Screen.Line($"  Tell client: {report.SayToClient}");
        Screen.Line($"  Evidence:");
        foreach (ProbeEvidence probe in report.Evidence)
        {
            string age = probe.AgeAt(report.ObservedAt).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
            Screen.Line($"    {(probe.WasMade ? "made    " : "left out")} {probe.Probe,-16} {age,5} s old, took {probe.Took.TotalMilliseconds:0} ms{(probe.WasIntrusive ? ", intrusive" : string.Empty)}: {probe.Finding}");
        }
    }

    private static JsonObject ToJson(DiagnosisReport report) => new()
    {
        ["verdict"] = report.Verdict.ToString(),
        ["cause"] = report.CauseCode,
        ["isCertain"] = report.IsCertain,
        ["sentence"] = report.Sentence,
        ["whoActs"] = report.WhoActs.ToString(),
        ["nextAction"] = report.NextAction,
        ["sayToClient"] = report.SayToClient,
        ["evidence"] = new JsonArray([.. report.Evidence.Select(static p => (JsonNode)new JsonObject
        {
            ["probe"] = p.Probe, ["made"] = p.WasMade, ["finding"] = p.Finding, ["intrusive"] = p.WasIntrusive, ["tookMs"] = Math.Round(p.Took.TotalMilliseconds, 1),
        })]),
    };

    /// <summary>The simulator's market never closes, so that the sample shows the same on a Sunday.</summary>
    private sealed class AlwaysOpen : IMarketCalendar
    {
        public bool IsOpen(DateTimeOffset at) => true;

        public TimeSpan OpenTimeBetween(DateTimeOffset from, DateTimeOffset to) => to > from ? to - from : TimeSpan.Zero;
    }
}
