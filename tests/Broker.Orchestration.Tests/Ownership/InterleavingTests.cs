using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Projections;
using Broker.Orchestration.Sqlite;
using Broker.Orchestration.Tests.Support;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Broker.Orchestration.Tests.Ownership;

/// <summary>
/// Whatever order writes, late writes, clearings, proposals, decisions, foreign writes and copies come in, also in the middle of a copy: each fact has one current
/// value, always the owner's newest; nothing of the history is lost; the CRM ends with the current values.
/// </summary>
public sealed class InterleavingTests
{
    private const int Interleavings = 10_000;
    private const int PerWorld = 100;

    [Theory]
    [InlineData(20261126)]
    public async Task Ten_thousand_interleavings_leave_one_newest_value_a_whole_history_and_equal_copies(int seed)
    {
        for (int from = 0; from < Interleavings; from += PerWorld)
        {
            await using var desk = new Desk(new MemoryJournal());
            for (int i = from; i < from + PerWorld; i++)
            {
                await RunAsync(desk, seed + i);
            }

            await desk.AssertAuditAsync();
        }
    }

    [Theory]
    [InlineData(7)]
    public async Task So_do_some_on_the_embedded_journal(int seed)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("broker-interleavings-");
        try
        {
            await using (var desk = new Desk(await SqliteCaseJournal.OpenAsync(new SqliteJournalOptions { Path = Path.Combine(folder.FullName, "journal.db"), PreGrowWalBytes = 1024 * 1024 }, TimeProvider.System)))
            {
                for (int i = 0; i < 30; i++)
                {
                    await RunAsync(desk, seed + i);
                }

                await desk.AssertAuditAsync();
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(Desk desk, int seed)
    {
        try
        {
            await new Interleaving(desk, seed).RunAsync();
        }
        catch (Exception error)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Interleaving with seed {seed}: {error.Message}"), error);
        }
    }

    /// <summary>The orchestration without a running host: work is done when the test says so.</summary>
    private sealed class Desk : IAsyncDisposable
    {
        internal static readonly OwnershipMapBuilder Builder = TestFacts.Builder();
        internal static readonly Fact<Payments, long> Score = Builder.Own<Payments, long>("desk.score", FactCodecs.WholeNumber, Sensitivity.Internal, "a test", FactProjection.ToCrm("desk_score", "Score", CrmFieldKind.Number));
        internal static readonly Fact<MetaTrader, string> Leverage = Builder.Own<MetaTrader, string>("desk.leverage", FactCodecs.Text, Sensitivity.Internal, "a test", FactProjection.ToCrmAccount("desk_leverage", "Leverage"));
        internal static readonly Fact<Application, string> Inner = Builder.Own<Application, string>("desk.inner", FactCodecs.Text, Sensitivity.Internal, "a test");
        private static readonly OwnershipMap Map = OwnershipMap.Merge(BrokerFacts.Map, Builder.Build());
        private readonly ServiceProvider services;

        internal Desk(ICaseJournal journal)
        {
            Journal = journal;
            var collection = new ServiceCollection();
            collection.AddSingleton<TimeProvider>(Time);
            collection.AddSingleton<ILoggerFactory>(new LogCollector());
            collection.AddSingleton<IAccountBoundary>(new FakeAccounts(Time));
            collection.AddSingleton<IFinanceBoundary>(new FakeFinance(Time));
            collection.AddSingleton<IKycBoundary>(new FakeKyc(Time));
            collection.AddSingleton<IAccountCredentials>(new FakeCredentials());
            collection.AddSingleton<ICrmBoundary>(Crm);
            collection.AddBrokerOrchestration(static o => o.Tenant = Given.Tenant.Value).OwnFacts(Map).UseJournal(_ => journal);
            services = collection.BuildServiceProvider();
        }

        internal ICaseJournal Journal { get; }

        internal FakeTimeProvider Time { get; } = new(Given.Start);

        internal FakeCrm Crm { get; } = new();

        internal T Get<T>()
            where T : notnull => services.GetRequiredService<T>();

        internal async Task ProjectAsync(CustomerId customer)
        {
            if (await Journal.ReadEffectAsync(Given.Tenant, ProjectionKeys.Project(customer)) is { Status: EffectStatus.Pending } effect)
            {
                if (effect.DueAt > Time.GetUtcNow())
                {
                    Time.Advance(effect.DueAt - Time.GetUtcNow());
                }

                await Get<EffectWorker>().RunAsync(effect, default);
            }
        }

        internal async Task AssertAuditAsync()
        {
            AuditVerification chain = await AuditVerifier.VerifyAsync(Journal.ReadAuditAsync(Given.Tenant));
            Assert.True(chain.IsValid, chain.Sentence);
        }

        public ValueTask DisposeAsync() => services.DisposeAsync();
    }

    /// <summary>One history of one customer, and what it must come to by a model that knows only the rules.</summary>
    private sealed class Interleaving(Desk desk, int seed)
    {
        private static readonly Fact[] Facts = [Desk.Score, Desk.Leverage, Desk.Inner];
        private readonly Random random = new(seed);
        private readonly CustomerId customer = new(string.Create(CultureInfo.InvariantCulture, $"C-{seed}"));
        private readonly List<(string Fact, string? Value, DateTimeOffset ObservedAt)> written = [];
        private readonly Dictionary<string, (string Fact, string? Value, ProposalStatus Status)> proposed = new(StringComparer.Ordinal);
        private int refusedWrites;

        internal async Task RunAsync()
        {
            await desk.Get<IBrokerOrchestrator>().OpenCaseAsync(new OpenCaseRequest { Customer = customer, JurisdictionAllowed = true }, Actor.Person("sales"));
            int steps = random.Next(3, 10);
            for (int step = 0; step < steps; step++)
            {
                await StepAsync(mayNest: true);
            }

            await desk.ProjectAsync(customer);
            await desk.ProjectAsync(customer);
            await AssertAsync();
        }

        private async Task StepAsync(bool mayNest)
        {
            switch (random.Next(10))
            {
                case <= 3:
                    await WriteAsync();
                    break;
                case 4:
                    await ForeignAsync();
                    break;
                case <= 6:
                    await ProposeAsync();
                    break;
                case 7:
                    await DecideAsync();
                    break;
                case 8 when mayNest:
                    // Something happens while the CRM is written.
                    desk.Crm.OnUpsert = async _ =>
                    {
                        desk.Crm.OnUpsert = null;
                        await StepAsync(mayNest: false);
                    };
                    await desk.ProjectAsync(customer);
                    desk.Crm.OnUpsert = null;
                    break;
                default:
                    if (mayNest)
                    {
                        desk.Crm.LosesAnswers = random.Next(4) == 0;
                        await desk.ProjectAsync(customer);
                        desk.Crm.LosesAnswers = false;
                    }

                    break;
            }
        }

        // Few times, so that late and equal ones are common.
        private DateTimeOffset When() => Given.Start.AddMinutes(random.Next(6));

        private string? Value(Fact fact) => random.Next(6) == 0 ? null : fact == Desk.Score ? random.Next(4).ToString(CultureInfo.InvariantCulture) : "v" + random.Next(4);

        private async Task WriteAsync()
        {
            Fact fact = Facts[random.Next(Facts.Length)];
            string? value = Value(fact);
            DateTimeOffset at = When();
            FactWriteResult result = (fact, value) switch
            {
                _ when fact == Desk.Score && value is null => await desk.Get<FactWriter<Payments>>().ClearAsync(customer, Desk.Score, at, "test"),
                _ when fact == Desk.Score => await desk.Get<FactWriter<Payments>>().SetAsync(customer, Desk.Score, long.Parse(value!, CultureInfo.InvariantCulture), at, "test"),
                _ when fact == Desk.Leverage => await desk.Get<FactWriter<MetaTrader>>().SetTextAsync(customer, Desk.Leverage.Name, value, at, "test"),
                _ => await desk.Get<FactWriter<Application>>().SetTextAsync(customer, Desk.Inner.Name, value, at, "test"),
            };
            Assert.True(result.IsStored, result.Refusal);
            written.Add((fact.Name, value, at));
        }

        private async Task ForeignAsync()
        {
            FactWriteResult result = await desk.Get<FactWriter<Crm>>().SetTextAsync(customer, Facts[random.Next(Facts.Length)].Name, "1", Given.Start.AddDays(1), "foreign");
            Assert.False(result.IsStored);
            refusedWrites++;
        }

        private async Task ProposeAsync()
        {
            string key = "k" + random.Next(4);
            Fact fact = Facts[random.Next(Facts.Length)];
            string? value = Value(fact);
            ProposalResult result = await desk.Get<IFacts>().ProposeTextAsync(customer, fact.Name, value, Actor.Person("desk"), "a wish", key);
            if (proposed.TryGetValue(key, out var known))
            {
                Assert.False(result.IsNew);
                Assert.Equal(known.Fact == fact.Name && known.Value == value, result.IsStored);
            }
            else
            {
                Assert.True(result.IsNew, result.Refusal);
                proposed[key] = (fact.Name, value, ProposalStatus.Open);
            }
        }

        private async Task DecideAsync()
        {
            string key = "k" + random.Next(4);
            bool accept = random.Next(2) == 0;
            string? fact = proposed.TryGetValue(key, out var known) ? known.Fact : Desk.Score.Name;
            Actor by = Actor.Person("owner");
            FactWriteResult result = fact switch
            {
                _ when fact == Desk.Score.Name => await DecideAsync(desk.Get<FactWriter<Payments>>(), key, accept, by),
                _ when fact == Desk.Leverage.Name => await DecideAsync(desk.Get<FactWriter<MetaTrader>>(), key, accept, by),
                _ => await DecideAsync(desk.Get<FactWriter<Application>>(), key, accept, by),
            };
            Assert.Equal(known.Fact is not null && known.Status == ProposalStatus.Open, result.IsStored);
            if (result.IsStored)
            {
                proposed[key] = known with { Status = accept ? ProposalStatus.Accepted : ProposalStatus.Declined };
                if (accept)
                {
                    // The owner decides now; a value that the owner has from later keeps no accepted one from being current.
                    DateTimeOffset newest = written.Where(w => w.Fact == known.Fact).Select(static w => w.ObservedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
                    written.Add((known.Fact!, known.Value, newest > desk.Time.GetUtcNow() ? newest : desk.Time.GetUtcNow()));
                }
            }
        }

        private Task<FactWriteResult> DecideAsync<TOwner>(FactWriter<TOwner> writer, string key, bool accept, Actor by)
            where TOwner : ISystemOfRecord =>
            accept ? writer.AcceptAsync(customer, key, by) : writer.DeclineAsync(customer, key, by, "not now");

        private async Task AssertAsync()
        {
            IReadOnlyList<FactRecord> current = await desk.Journal.ReadFactsAsync(Given.Tenant, customer);
            Assert.Equal(current.Count, current.Select(static f => f.Fact).Distinct().Count());
            foreach (Fact fact in Facts)
            {
                (string? Value, DateTimeOffset At)[] expected = [.. written.Where(w => w.Fact == fact.Name).OrderBy(static w => w.ObservedAt).Select(static w => (w.Value, w.ObservedAt))];
                IReadOnlyList<FactRecord> history = await desk.Journal.ReadFactHistoryAsync(Given.Tenant, customer, fact.Name);
                Assert.Equal(expected, history.Select(static h => (h.Value, h.ObservedAt)));
                Assert.Equal(expected.Length == 0 ? null : expected[^1].Value, current.SingleOrDefault(f => f.Fact == fact.Name)?.Value);
                Assert.All(history, h => Assert.Equal(fact.Owner, h.Owner));
            }

            AssertCopy(desk.Crm.Records, customer.Value, Desk.Score, "desk_score", current);
            AssertCopy(desk.Crm.Accounts, ProjectionKeys.AccountReference(customer), Desk.Leverage, "desk_leverage", current);
            foreach ((string key, (_, _, ProposalStatus status)) in proposed)
            {
                Assert.Equal(status, (await desk.Get<IFacts>().ReadProposalAsync(customer, key))!.Status);
            }

            int audited = 0;
            if (refusedWrites > 0 && desk.Journal is SqliteCaseJournal)
            {
                await foreach (AuditRecord record in desk.Journal.ReadAuditOfAsync(Given.Tenant, customer))
                {
                    audited += record.Canonical.Contains("RefuseWrite", StringComparison.Ordinal) ? 1 : 0;
                }

                Assert.Equal(refusedWrites, audited);
            }
        }

        private static void AssertCopy(Dictionary<string, Dictionary<string, string?>> records, string id, Fact fact, string field, IReadOnlyList<FactRecord> current)
        {
            string? shown = records.TryGetValue(id, out Dictionary<string, string?>? record) ? record.GetValueOrDefault(field) : null;
            Assert.Equal(current.SingleOrDefault(f => f.Fact == fact.Name)?.Value, shown);
        }
    }
}
