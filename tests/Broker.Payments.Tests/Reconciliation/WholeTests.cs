using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;
using Microsoft.Extensions.Options;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>The checks on the whole, and what holds whatever the books hold.</summary>
public sealed class WholeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("reconciliation-test-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData(1, 64)]
    [InlineData(2, 64)]
    [InlineData(3, 1)]
    [InlineData(4, 1)]
    public async Task Any_order_of_lines_and_any_memory_gives_the_same_report_with_each_line_once(int seed, int megabytes)
    {
        RandomBooks books = new(seed, megabytes == 1 ? 6_000 : 600);
        string[] first = await ReportAsync(books, 64, 0);
        string[] shuffled = await ReportAsync(books, megabytes, seed + 100);
        Assert.Equal(first, shuffled);
        Assert.Equal(first.Length, first.Select(static l => l.Split(' ')[0]).Distinct(StringComparer.Ordinal).Count());
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    private async Task<string[]> ReportAsync(RandomBooks books, int megabytes, int shuffle)
    {
        ReconciliationRules rules = Books.Rules();
        rules.MaxEntriesPerItem = 10_000;
        ReconciliationRun run = Reconciler.Start(books.ToInput(shuffle), rules, new ReconciliationStorageOptions { Folder = folder, MemoryBudget = megabytes << 20 });
        List<string> lines = [];
        Dictionary<(ReconciliationComparison, ReconciliationBook), List<BookEntry>> seen = [];
        await foreach (ReconciliationItem item in run.ReadItemsAsync())
        {
            foreach (ReconciliationSide side in new[] { item.Left!, item.Right! })
            {
                Assert.Equal(side.Entries.Count, side.Count);
                if (!seen.TryGetValue((item.Comparison, side.Book), out List<BookEntry>? entries))
                {
                    seen[(item.Comparison, side.Book)] = entries = [];
                }

                entries.AddRange(side.Entries);
            }

            lines.Add($"{item.Id} {item.Outcome} {item.Rule} {item.MatchedBy} {item.Difference} [{string.Join(',', item.Left!.Entries)}] [{string.Join(',', item.Right!.Entries)}] [{string.Join(',', item.Candidates.Select(static c => c.Id))}]");
        }

        Assert.All(seen, pair => Assert.Equal(books.All.Where(e => e.Book == pair.Key.Item2).Select(static e => e.ToString()).Order(StringComparer.Ordinal), pair.Value.Select(static e => e.ToString()).Order(StringComparer.Ordinal)));
        Assert.Equal(10, seen.Count);
        Assert.All(run.Summary.Controls, static c => Assert.True(c.Holds, c.ToString()));
        foreach (IGrouping<ReconciliationComparison, OutcomeTotal> comparison in run.Summary.Outcomes.GroupBy(static o => o.Comparison))
        {
            Assert.Equal(lines.Count(l => l.StartsWith(Prefix(comparison.Key), StringComparison.Ordinal)), comparison.Sum(static o => o.Items));
        }

        return [.. lines];
    }

    private static string Prefix(ReconciliationComparison comparison) => comparison switch
    {
        ReconciliationComparison.OperationToProvider => "operation-provider/",
        ReconciliationComparison.ProviderToSettlement => "provider-settlement/",
        ReconciliationComparison.PayoutToSettlement => "payout-settlement/",
        ReconciliationComparison.PayoutToBank => "payout-bank/",
        _ => "operation-applied/",
    };

    [Fact]
    public async Task Opening_plus_movements_must_be_closing_for_each_currency_and_book()
    {
        Currency usd = Currency.Of("USD");
        ReconciliationReport report = await Books.RunAsync(
            [Books.Operation("1"), Books.Operation("2") with { Amount = new Money(7, usd) }, Books.Operation("3") with { State = EntryState.Failed }],
            [],
            change: rules => rules.Balances =
            [
                new BookBalance(ReconciliationBook.Operations, Books.Eur(50), Books.Eur(150)),
                new BookBalance(ReconciliationBook.Operations, new Money(0, usd), new Money(8, usd)),
            ]);
        ReconciliationItem failed = Assert.Single(report.Items, static i => i.Outcome == ReconciliationOutcome.ControlFailed);
        Assert.Equal((new Money(-1, usd), ReconciliationRule.OpeningPlusMovements), (failed.Difference!.Value, failed.Rule));
        Assert.Equal(1, report.Summary.CountOf(ReconciliationOutcome.ControlFailed));
        Assert.False(report.Summary.IsSettled);
    }

    [Fact]
    public async Task What_the_provider_still_owes_is_the_balance_of_the_settlement_book()
    {
        ReconciliationReport report = await Books.RunAsync(
            settlement: [Books.Line("1"), Books.Line("2") with { PayoutId = null, Time = Books.AsOf.AddDays(-1) }], payouts: [Books.Payout("1", 98)],
            change: static rules => rules.Balances = [new BookBalance(ReconciliationBook.Settlement, Books.Eur(10), Books.Eur(108))]);
        Assert.All(report.Summary.Controls, static c => Assert.True(c.Holds, c.ToString()));
    }

    [Fact]
    public async Task Currencies_are_never_netted()
    {
        ReconciliationReport report = await Books.RunAsync([Books.Operation("1")], [Books.Provider("1") with { Amount = new Money(100, Currency.Of("USD")) }]);
        Assert.Equal(["EUR", "USD"], report.Summary.Outcomes.Select(static o => o.Currency.Code));
        Assert.All(report.Summary.Outcomes, static o => Assert.Equal(0, o.Difference.Amount));
        Assert.Equal(1, report.Summary.CountOf(ReconciliationOutcome.CurrencyMismatch));
    }

    [Fact]
    public async Task A_line_that_cannot_be_compared_is_an_item_and_stops_nothing()
    {
        ReconciliationReport report = await Books.RunAsync(
            [
                Books.Operation("1"), Books.Operation(""), Books.Operation("3") with { Amount = default }, Books.Operation("4", -5) with { Source = "o.csv", LineNumber = 7 },
                Books.Operation("5") with { Amount = new Money(decimal.MaxValue, Currency.Of("JPY")) }, Books.Provider("6"), new UnreadableLine(ReconciliationBook.Operations, "a reason"),
            ],
            [Books.Provider("1")]);
        Assert.Equal(6, report.Summary.UnreadableLines);
        Assert.Equal(6, report.Items.Where(static i => i.Outcome == ReconciliationOutcome.UnreadableLine).Select(static i => i.Id).Distinct().Count());
        Assert.Contains(report.Items, static i => i.Id == "reading/Operations/o.csv:7" && i.Detail!.Contains("negative", StringComparison.Ordinal));
        Assert.Equal(ReconciliationOutcome.Matched, report.Items[^1].Outcome);
    }

    [Fact]
    public async Task A_thousand_entries_of_one_key_are_counted_and_only_some_are_carried()
    {
        ProviderEntry[] entries = [.. Enumerable.Range(0, 1_000).Select(static i => Books.Provider("x", 1) with { Id = "pi_" + i.ToString(CultureInfo.InvariantCulture), Reference = "R-1" })];
        ReconciliationItem item = await Books.OnlyAsync([Books.Operation("1", 1_000) with { ProviderId = null }], entries, change: static r => r.MaxEntriesPerItem = 10);
        Assert.Equal((ReconciliationOutcome.MatchedManyToOne, 1_000, 10, Books.Eur(0)), (item.Outcome, item.Right!.Count, item.Right.Entries.Count, item.Difference!.Value));
    }

    [Fact]
    public async Task Temporary_files_go_away_however_a_run_ends()
    {
        RandomBooks books = new(1, 8_000);
        ReconciliationStorageOptions storage = new() { Folder = folder, MemoryBudget = 1 << 20 };
        bool spilled = false;
        await foreach (ReconciliationItem _ in Reconciler.Start(books.ToInput(1), Books.Rules(), storage).ReadItemsAsync())
        {
            spilled = Directory.EnumerateFileSystemEntries(folder).Any();
            break;
        }

        Assert.True(spilled);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (ReconciliationItem _ in Reconciler.Start(books.ToInput(1), Books.Rules(), storage).ReadItemsAsync(stop.Token))
            {
                await stop.CancelAsync();
            }
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        async IAsyncEnumerable<BookLine> BrokenAsync()
        {
            await foreach (BookLine line in books.ToInput(1).Provider!)
            {
                yield return line;
            }

            throw new IOException("the export broke off");
        }

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await foreach (ReconciliationItem _ in Reconciler.Start(books.ToInput(1) with { Provider = BrokenAsync() }, Books.Rules(), storage).ReadItemsAsync())
            {
            }
        });
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    [Fact]
    public async Task A_run_is_read_once_and_has_no_summary_before_its_end()
    {
        ReconciliationRun run = Reconciler.Start(new ReconciliationInput(), Books.Rules());
        Assert.Throws<InvalidOperationException>(() => run.Summary);
        await foreach (ReconciliationItem _ in run.ReadItemsAsync())
        {
        }

        Assert.True(run.Summary.IsSettled);
        Assert.Throws<InvalidOperationException>(() => run.ReadItemsAsync());
    }

    [Fact]
    public async Task A_later_report_says_what_was_cleared()
    {
        ReconciliationReport monday = await Books.RunAsync([Books.Operation("1"), Books.Operation("2"), Books.Operation("3")], [Books.Provider("9")]);
        ReconciliationReport tuesday = await Books.RunAsync(
            [Books.Operation("1"), Books.Operation("2"), Books.Operation("3"), Books.Operation("4")], [Books.Provider("1"), Books.Provider("2", 90), Books.Provider("9")],
            change: static rules => rules.AsOf = Books.AsOf.AddDays(1));
        Dictionary<string, ReconciliationChange> changes = [];
        await foreach (ReconciliationChange change in ReconciliationDiff.CompareAsync(monday.Items.Select(static i => i.ToMark()).ToAsyncEnumerable(), tuesday.Items.Select(static i => i.ToMark()).ToAsyncEnumerable()))
        {
            changes.Add(change.Id, change);
        }

        Assert.Equal(ReconciliationStanding.Cleared, changes["operation-provider/operation/1"].Standing);
        Assert.Equal((ReconciliationStanding.Changed, Books.AsOf), (changes["operation-provider/operation/2"].Standing, changes["operation-provider/operation/2"].Later!.FirstSeen));
        Assert.Equal((ReconciliationStanding.StillOpen, Books.AsOf), (changes["operation-provider/operation/3"].Standing, changes["operation-provider/operation/3"].Later!.FirstSeen));
        Assert.Equal((ReconciliationStanding.New, Books.AsOf.AddDays(1)), (changes["operation-provider/operation/4"].Standing, changes["operation-provider/operation/4"].Later!.FirstSeen));
        Assert.Equal(ReconciliationStanding.StillOpen, changes["operation-provider/provider/stripe/pi_9"].Standing);
        Assert.Equal(5, changes.Count);
    }

    [Fact]
    public void Rules_are_checked_in_words()
    {
        OptionsValidationException wrong = Assert.Throws<OptionsValidationException>(() => Reconciler.Start(
            new ReconciliationInput(),
            new ReconciliationRules
            {
                BankDays = 31, OperationKeys = [MatchKey.AmountAndCustomer], SettlementKeys = [MatchKey.TraceId], Windows = [new("card", 1), new("CARD", 2)],
                Balances = [new(ReconciliationBook.Bank, Books.Eur(1), new Money(1, Currency.Of("USD")))],
            }));
        Assert.All(
            ["AsOf is missing", "BankDays is 31; allowed: 0 to 30", "OperationKeys is AmountAndCustomer", "SettlementKeys is TraceId", "'CARD' twice", "Balances[0] is 1.00 EUR and 1.00 USD"],
            words => Assert.Contains(wrong.Failures, f => f.Contains(words, StringComparison.OrdinalIgnoreCase)));
        Assert.Throws<OptionsValidationException>(() => Reconciler.Start(new ReconciliationInput(), Books.Rules(), new ReconciliationStorageOptions { MemoryBudget = 5, Folder = "/no/such/folder" }));
        Assert.Throws<ArgumentException>(() => ReconciliationPeriod.OfDays(new DateOnly(2026, 1, 2), new DateOnly(2026, 1, 2), TimeZoneInfo.Utc));
    }
}
