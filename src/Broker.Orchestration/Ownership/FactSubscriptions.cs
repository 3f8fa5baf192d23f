using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Globalization;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Projections;

namespace Broker.Orchestration.Ownership;

/// <summary>All subscriptions of a host, by fact.</summary>
internal sealed class FactSubscriptions(IEnumerable<FactSubscription> subscriptions, IServiceProvider services)
{
    private const string KeyPrefix = "notify:";
    private readonly FactSubscription[] all = [.. subscriptions];
    private readonly FrozenDictionary<string, FactSubscription[]> byFact = subscriptions
        .GroupBy(static s => s.FactName, StringComparer.Ordinal)
        .ToFrozenDictionary(static g => g.Key, static g => g.ToArray(), StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, FactSubscription.Teller> tellers = new(StringComparer.Ordinal);

    internal bool IsEmpty => all.Length == 0;

    /// <summary>The subscriptions that these facts are of interest to.</summary>
    internal IReadOnlyList<FactSubscription> Of(IEnumerable<FactRecord> facts) => byFact.Count == 0
        ? []
        : [.. facts.Select(static f => f.Fact).Distinct(StringComparer.Ordinal).SelectMany(f => byFact.GetValueOrDefault(f, []))];

    internal FactSubscription? Find(string name) => Array.Find(all, s => s.Name == name);

    internal FactSubscription.Teller TellerOf(FactSubscription subscription) => tellers.GetOrAdd(subscription.Name, _ => subscription.Tell(services));

    internal static string KeyOf(FactSubscription subscription, CustomerId customer) => $"{KeyPrefix}{subscription.Name}:{customer.Value}";

    /// <summary>The cursor under which stands what a subscription was told of a customer.</summary>
    internal static string CursorOf(FactSubscription subscription, CustomerId customer) => $"subscription:{subscription.Name}:{customer.Value}";

    /// <summary>A mark of a value and its times: the value itself is kept in the facts only.</summary>
    internal static string MarkOf(FactRecord record) => string.Create(
        CultureInfo.InvariantCulture, $"{record.ObservedAt.UtcTicks}:{record.RecordedAt.UtcTicks}:{(record.Value is null ? "none" : CrmValueForm.Mark(CrmFieldKind.Text, record.Value))}");

    /// <summary>What is wrong: one sentence each, with what to do.</summary>
    internal static IEnumerable<string> Problems(IEnumerable<FactSubscription> subscriptions, OwnershipMap map)
    {
        FactSubscription[] given = [.. subscriptions];
        foreach (FactSubscription one in given)
        {
            if (map.Find(one.FactName) is not { } fact)
            {
                yield return $"Subscription '{one.Name}' listens to '{one.FactName}', which no ownership map declares; declare the fact with its owner first, events come after ownership.";
            }
            else if (one.Declared is { } declared && !ReferenceEquals(declared, fact))
            {
                yield return $"Subscription '{one.Name}' listens to a '{one.FactName}' made beside the ownership map, where it is owned by {fact.Owner}; use the fact of the map.";
            }
            else if (fact.Sensitivity == Sensitivity.Secret)
            {
                yield return $"Subscription '{one.Name}' listens to '{one.FactName}', which is a secret and never stored; remove the subscription.";
            }
        }

        foreach (IGrouping<string, FactSubscription> same in given.GroupBy(static s => s.Name, StringComparer.Ordinal).Where(static s => s.Skip(1).Any()))
        {
            yield return $"Subscription '{same.Key}' is made {same.Count()} times, for {string.Join(" and ", same.Select(static s => $"'{s.FactName}'").Distinct(StringComparer.Ordinal))}; give each a name of its own.";
        }
    }
}
