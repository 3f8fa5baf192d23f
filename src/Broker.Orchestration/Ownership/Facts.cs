using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Ownership;

/// <summary>Reads facts from the journal and hands proposals to the desk.</summary>
internal sealed class Facts(ICaseJournal journal, OwnershipGuard guard, ProposalDesk desk, IOptions<BrokerOrchestrationOptions> options, TimeProvider time) : IFacts
{
    private readonly TenantId tenant = new(options.Value.Tenant);

    public async Task<FactReading<TValue>> ReadAsync<TOwner, TValue>(CustomerId customer, Fact<TOwner, TValue> fact, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord
    {
        RequireDeclared(fact);
        return FactReading<TValue>.Of(
            fact, customer, await CurrentAsync(customer, fact.Name, cancellationToken).ConfigureAwait(false), isCurrent: true, time.GetUtcNow(), fact.TryRead);
    }

    public async Task<FactReading<string>> ReadTextAsync(CustomerId customer, string factName, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factName);
        Fact fact = guard.Map.Find(factName) ?? throw new ArgumentException($"'{factName}' is not a fact of the ownership map; declare it with its owner first.", nameof(factName));
        return AsText(fact, customer, await CurrentAsync(customer, factName, cancellationToken).ConfigureAwait(false));
    }

    public async Task<IReadOnlyList<FactReading<string>>> ReadAllAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<FactRecord> records = await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        return
        [
            .. from record in records
               let fact = guard.Map.Find(record.Fact)
               where fact is not null
               select AsText(fact, customer, record),
        ];
    }

    public async Task<IReadOnlyList<FactReading<TValue>>> ReadHistoryAsync<TOwner, TValue>(
        CustomerId customer, Fact<TOwner, TValue> fact, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord
    {
        RequireDeclared(fact);
        IReadOnlyList<FactRecord> records = await journal.ReadFactHistoryAsync(tenant, customer, fact.Name, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        return [.. records.Select((r, i) => FactReading<TValue>.Of(fact, customer, r, i == records.Count - 1, now, fact.TryRead))];
    }

    public Task<ProposalResult> ProposeAsync<TOwner, TValue>(
        CustomerId customer, Fact<TOwner, TValue> fact, TValue value, Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
        where TOwner : ISystemOfRecord
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (value is null)
        {
            throw new ArgumentNullException(nameof(value), $"A value is needed for '{fact.Name}'; to propose that there is none, call ProposeTextAsync with null.");
        }

        // The codec of a fact from beside the map, or of a secret, is never run.
        string? text = guard.Map.Declares(fact) && fact.Sensitivity != Sensitivity.Secret ? fact.Codec.Write(value) : null;
        return desk.ProposeAsync(customer, fact.Name, text, by, reason, key, expiresAfter, guard.Forged(fact), cancellationToken);
    }

    public Task<ProposalResult> ProposeTextAsync(
        CustomerId customer, string factName, string? value, Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(factName);
        return desk.ProposeAsync(customer, factName, value, by, reason, key, expiresAfter, null, cancellationToken);
    }

    public async Task<Proposal?> ReadProposalAsync(CustomerId customer, string key, CancellationToken cancellationToken = default) =>
        (await journal.ReadProposalAsync(tenant, customer, key, cancellationToken).ConfigureAwait(false))?.At(time.GetUtcNow());

    public IAsyncEnumerable<Proposal> ListProposalsAsync(ProposalFilter? filter = null, CancellationToken cancellationToken = default) =>
        desk.ListAsync(filter ?? new ProposalFilter(), cancellationToken);

    private FactReading<string> AsText(Fact fact, CustomerId customer, FactRecord? record) => FactReading<string>.Of(
        fact,
        customer,
        record,
        isCurrent: true,
        time.GetUtcNow(),
        (string text, out string? value) =>
        {
            value = text;
            return fact.CanRead(text);
        });

    private void RequireDeclared(Fact fact)
    {
        ArgumentNullException.ThrowIfNull(fact);
        if (!guard.Map.Declares(fact))
        {
            throw new ArgumentException(
                guard.Forged(fact) ?? $"'{fact.Name}' is not a fact of the ownership map; give its map to OwnFacts.", nameof(fact));
        }
    }

    private async Task<FactRecord?> CurrentAsync(CustomerId customer, string fact, CancellationToken cancellationToken) =>
        (await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false)).FirstOrDefault(f => f.Fact == fact);
}
