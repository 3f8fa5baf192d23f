using System.Globalization;
using Broker.Core.Identity;
using Broker.MetaTrader;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams;
using DiagnosisSample.Output;
using DiagnosisSample.Setup;
using Spectre.Console;

namespace DiagnosisSample.Commands;

/// <summary>A table of prices that follows a stream, with what happens to the connection in words.</summary>
internal static class QuotesCommand
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        arguments.RequireSimulator();
        if (arguments.Words.Count == 0)
        {
            throw new UsageException("quotes needs at least one SYMBOL, for example EURUSD.");
        }

        int seconds = arguments.Number("--seconds", 5, 1, 3600);
        await using World world = await World.OpenAsync(arguments, cancellationToken);
        MetaTraderClient client = world.SessionHost();
        AccountId session = await World.ConnectAsync(client, cancellationToken);
        IReadOnlyList<string> known = await client.Symbols.ListNamesAsync(session, cancellationToken);
        if (arguments.Words.FirstOrDefault(w => !known.Contains(w, StringComparer.Ordinal)) is { } unknown)
        {
            throw new UsageException($"There is no symbol '{unknown}'; allowed: {string.Join(' ', known)}.");
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        end.CancelAfter(TimeSpan.FromSeconds(seconds));
        Task market = MoveAsync(world, arguments.Words, end.Token);
        int quotes = await ShowAsync(client, session, arguments.Words, end.Token);
        await market;
        cancellationToken.ThrowIfCancellationRequested();
        Screen.Line($"{quotes} quotes in {seconds} s.");
        return quotes > 0 ? 0 : 1;
    }

    private static async Task<int> ShowAsync(MetaTraderClient client, AccountId session, IReadOnlyList<string> symbols, CancellationToken end)
    {
        int count = 0;
        Table table = new Table().AddColumns("symbol", "bid", "ask", "spread", "server time");
        Dictionary<string, int> rows = [];
        await AnsiConsole.Live(table).StartAsync(async live =>
        {
            try
            {
                await foreach (StreamMessage<QuoteView> message in client.Streams.QuotesAsync(session, symbols, cancellationToken: end))
                {
                    if (message.Data is { Symbol: { } symbol } quote)
                    {
                        count++;
                        Put(table, rows, symbol, quote);
                        live.Refresh();
                    }
                }
            }
            catch (OperationCanceledException) when (end.IsCancellationRequested)
            {
                // The time is up.
            }
        });
        return count;
    }

    private static void Put(Table table, Dictionary<string, int> rows, string symbol, QuoteView quote)
    {
        if (!rows.TryGetValue(symbol, out int row))
        {
            rows[symbol] = row = table.Rows.Count;
            table.AddEmptyRow();
        }

        string[] cells = [symbol, Screen.Number(quote.Bid), Screen.Number(quote.Ask), Screen.Number(quote.Ask - quote.Bid), quote.Time?.ToString() ?? "-"];
        for (int i = 0; i < cells.Length; i++)
        {
            table.UpdateCell(row, i, cells[i]);
        }
    }

    // Moves the simulated prices a little, so that there is something to see.
    private static async Task MoveAsync(World world, IReadOnlyList<string> symbols, CancellationToken end)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        int step = 0;
        try
        {
            while (await tick.WaitForNextTickAsync(end))
            {
                foreach (string symbol in symbols)
                {
                    var now = world.Simulator.Symbols.First(s => s.Name == symbol);
                    decimal move = ((step++ % 3) - 1) * (decimal)Math.Pow(10, -now.Digits);
                    world.Simulator.SetQuote(symbol, now.Bid + move, now.Ask + move);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The time is up.
        }
    }
}
