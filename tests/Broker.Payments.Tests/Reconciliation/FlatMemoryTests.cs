using System.Diagnostics;
using System.Globalization;
using Broker.Core.Monetary;
using Broker.Payments.Reconciliation;
using Broker.Payments.Reconciliation.Books;
using Broker.Payments.Reconciliation.Items;
using Broker.Payments.Reconciliation.Rules;
using Xunit.Abstractions;

namespace Broker.Payments.Tests.Reconciliation;

/// <summary>More than a million lines in six books, made on the fly: what lives at any moment stays small, and nothing is left on the disk.</summary>
[Trait("Category", "Long")]
[Collection(nameof(AloneCollection))]
public sealed class FlatMemoryTests(ITestOutputHelper output) : IDisposable
{
    private const int Lines = 200_000;
    private const int SampleEvery = 50_000;
    private const int Bystanders = 1_000;
    private const long Budget = 16L << 20;
    private const long LiveBound = 48L << 20;

    private readonly string folder = Directory.CreateTempSubdirectory("reconciliation-test-").FullName;
    private readonly Money hundred = new(100, Currency.Of("EUR"));
    private readonly Money two = new(2, Currency.Of("EUR"));
    private readonly Money net = new(98, Currency.Of("EUR"));
    private long highest;
    private long read;

    [Fact]
    public async Task More_than_a_million_lines_stream_in_flat_memory()
    {
        long before = GC.GetTotalMemory(forceFullCollection: true);
        long started = Stopwatch.GetTimestamp();
        ReconciliationRun run = Reconciler.Start(
            new ReconciliationInput
            {
                Operations = ManyAsync(Operation), Provider = ManyAsync(Provider), Settlement = ManyAsync(Settlement),
                Payouts = ManyAsync(Payout), Bank = ManyAsync(Bank), Applied = ManyAsync(Applied),
            },
            new ReconciliationRules { AsOf = Books.AsOf },
            new ReconciliationStorageOptions { Folder = folder, MemoryBudget = Budget });
        Dictionary<(ReconciliationComparison, ReconciliationOutcome), long> counts = [];
        long items = 0;
        await foreach (ReconciliationItem item in run.ReadItemsAsync())
        {
            var key = (item.Comparison, item.Outcome);
            counts[key] = counts.GetValueOrDefault(key) + 1;
            if (++items % SampleEvery == 0)
            {
                Sample();
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{items} items in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s, live at most {(highest - before) >> 20} MiB above {before >> 20} MiB"));
        Assert.All(counts.Keys, static k => Assert.Contains(k.Item2, new[] { ReconciliationOutcome.Matched, ReconciliationOutcome.MissingInternally, ReconciliationOutcome.MissingAtProvider }));
        Assert.Equal(Lines - Bystanders, counts[(ReconciliationComparison.OperationToProvider, ReconciliationOutcome.Matched)]);
        Assert.Equal(Bystanders, counts[(ReconciliationComparison.OperationToProvider, ReconciliationOutcome.MissingInternally)]);
        Assert.Equal(Bystanders, counts[(ReconciliationComparison.OperationToProvider, ReconciliationOutcome.MissingAtProvider)]);
        Assert.Equal(Lines, counts[(ReconciliationComparison.ProviderToSettlement, ReconciliationOutcome.Matched)]);
        Assert.Equal(Lines, counts[(ReconciliationComparison.PayoutToSettlement, ReconciliationOutcome.Matched)]);
        Assert.Equal(Lines, counts[(ReconciliationComparison.PayoutToBank, ReconciliationOutcome.Matched)]);
        Assert.Equal(Lines, counts[(ReconciliationComparison.OperationToApplied, ReconciliationOutcome.Matched)]);
        Assert.All(run.Summary.Controls, static c => Assert.True(c.Holds, c.ToString()));
        Assert.True(highest - before < LiveBound, $"{(highest - before) >> 20} MiB lived at a time; allowed: {LiveBound >> 20}.");
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Sample() => highest = Math.Max(highest, GC.GetTotalMemory(forceFullCollection: true));

    // Each book comes in an order of its own.
    private async IAsyncEnumerable<BookLine> ManyAsync(Func<int, BookLine> make)
    {
        await Task.CompletedTask;
        long step = 700_001 + (10 * (read / Lines));
        for (long i = 0; i < Lines; i++)
        {
            if (++read % SampleEvery == 0)
            {
                Sample();
            }

            yield return make((int)(i * step % Lines));
        }
    }

    private static string Id(string prefix, int number) => string.Create(CultureInfo.InvariantCulture, $"{prefix}{number:D8}");

    private OperationEntry Operation(int i) => new()
    {
        Id = Id("D-", i), Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = hundred, State = EntryState.Succeeded, Time = Books.Long.AddSeconds(i % 86_400),
        Provider = "stripe", ProviderId = Id("pi_3MtwBwLkdIwHu7ix", i), Reference = Id("deposit-", i), IdempotencyKey = Id("key-", i), Customer = Id("C-", i % 50_000), Method = "card", ConfirmationId = Id("F-", i),
    };

    // The last ones belong to operations that nobody knows.
    private ProviderEntry Provider(int i)
    {
        int number = i < Bystanders ? i + Lines : i;
        return new ProviderEntry
        {
            Id = Id("pi_3MtwBwLkdIwHu7ix", number), Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = hundred, State = EntryState.Succeeded, Time = Books.Long.AddSeconds(i % 86_400),
            Provider = "stripe", Reference = Id("deposit-", number), Customer = Id("C-", number), Method = "card", BalanceTransactionId = Id("txn_", number), Fee = two,
        };
    }

    private SettlementEntry Settlement(int i)
    {
        int number = i < Bystanders ? i + Lines : i;
        return new SettlementEntry
        {
            Id = Id("txn_", number), Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = hundred, State = EntryState.Succeeded, Time = Books.Long, Provider = "stripe",
            TransactionId = Id("pi_3MtwBwLkdIwHu7ix", number), PayoutId = Id("po_", i), Fee = two, Net = net, Method = "card",
        };
    }

    private PayoutEntry Payout(int i) => new()
    {
        Id = Id("po_", i), Kind = EntryKind.PayoutEntry, Direction = MoneyDirection.In, Amount = net, State = EntryState.Succeeded, Time = Books.Long, Provider = "stripe", TraceId = Id("TRACE", i), ArrivesAt = Books.Long,
    };

    private BankLine Bank(int i) => new()
    {
        Id = Id("B-", i), Kind = EntryKind.PayoutEntry, Direction = MoneyDirection.In, Amount = net, State = EntryState.Succeeded, Time = Books.Long, RemittanceText = "STRIPE " + Id("TRACE", i) + " SEPA",
    };

    private AppliedEntry Applied(int i) => new()
    {
        Id = Id("A-", i), Kind = EntryKind.Payment, Direction = MoneyDirection.In, Amount = hundred, State = EntryState.Succeeded, Time = Books.Long, ConfirmationId = Id("F-", i),
    };
}
