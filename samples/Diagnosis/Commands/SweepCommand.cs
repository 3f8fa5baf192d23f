using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Sweeping;
using Broker.Testing.MetaTrader;
using DiagnosisSample.Output;
using DiagnosisSample.Setup;

namespace DiagnosisSample.Commands;

/// <summary>Summaries of thousands of accounts, a few at a time, resumable.</summary>
internal static class SweepCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireNoWords();
        int count = arguments.Number("--accounts", 5000, 1, 100_000);
        int concurrency = arguments.Number("--concurrency", 16, 1, 256);
        int stopAfter = arguments.Number("--stop-after", int.MaxValue, 1, int.MaxValue);
        await using World world = await World.OpenAsync(arguments, cancellationToken);
        MetaTraderClient client = world.Gateway();
        IReadOnlyList<AccountId> ids = world.IsSimulated ? Seed(world, count, arguments) : await ListAsync(client, cancellationToken);
        string? file = arguments.Text("--position");
        SweepPosition? from = file is not null && File.Exists(file) ? SweepPosition.Parse((await File.ReadAllTextAsync(file, cancellationToken)).Trim()) : null;
        long started = Stopwatch.GetTimestamp();
        int seen = 0, failed = 0;
        decimal equity = 0;
        SweepPosition? last = from;
        await foreach (SweepItem<AccountSummary> item in client.Accounts.SweepSummariesAsync(ids, new SweepOptions { Concurrency = concurrency, ResumeFrom = from }, cancellationToken))
        {
            seen++;
            failed += item.Result.Succeeded ? 0 : 1;
            equity += item.Result.Succeeded ? item.Result.Value.Equity ?? 0 : 0;
            last = item.Position;
            if (!arguments.Has("--json") && item.Completed % 1000 == 0)
            {
                Screen.Line($"{item.Completed,6} of {item.Total}, {item.Failed} failed");
            }

            if (seen == stopAfter)
            {
                break;
            }
        }

        if (file is not null && last is not null)
        {
            await File.WriteAllTextAsync(file, last.ToString(), cancellationToken);
        }

        Report(arguments, seen, failed, equity, last, Stopwatch.GetElapsedTime(started));
        return failed == 0 ? 0 : 1;
    }

    // The same ids in every run, so that a stored position fits the next one.
    private static IReadOnlyList<AccountId> Seed(World world, int count, Arguments arguments)
    {
        MetaTraderPlatform platform = arguments.Platform == TradingPlatform.MetaTrader4 ? MetaTraderPlatform.MetaTrader4 : MetaTraderPlatform.MetaTrader5;
        return [.. world.Simulator.SeedAccounts(count, platform).Select(static id => new AccountId(id))];
    }

    private static async Task<IReadOnlyList<AccountId>> ListAsync(MetaTraderClient client, CancellationToken cancellationToken)
    {
        List<AccountId> ids = [];
        await foreach (RegisteredAccount account in client.Accounts.ListAsync().WithCancellation(cancellationToken))
        {
            if (account.Id is { } id)
            {
                ids.Add(id);
            }
        }

        return ids;
    }

    private static void Report(Arguments arguments, int seen, int failed, decimal equity, SweepPosition? last, TimeSpan took)
    {
        if (arguments.Has("--json"))
        {
            Console.WriteLine(new JsonObject
            {
                ["read"] = seen, ["failed"] = failed, ["completed"] = last?.Completed ?? 0, ["total"] = last?.Total ?? 0, ["equity"] = equity,
                ["seconds"] = Math.Round(took.TotalSeconds, 2),
            }.ToJsonString());
            return;
        }

        Screen.Line($"Read {seen} accounts in {took.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture)} s, {failed} failed; {last?.Completed ?? 0} of {last?.Total ?? 0} are done. Equity in all: {Screen.Number(equity)}.");
    }
}
