using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Symbols;

/// <summary>The rules of symbols that were read last, per account: groups differ in them. Bounded: when full it starts anew. Thread-safe.</summary>
internal sealed class SymbolRulesCache
{
    internal const int Limit = 10_000;

    // Names count with their case, as on the server.
    private readonly ConcurrentDictionary<(AccountId Account, string Symbol), SymbolRules> rules = new();
    private int added;

    internal int Count => rules.Count;

    internal bool TryGet(AccountId account, string symbol, [NotNullWhen(true)] out SymbolRules? found) => rules.TryGetValue((account, symbol), out found);

    internal void Set(AccountId account, string symbol, SymbolRules read)
    {
        if (!rules.ContainsKey((account, symbol)) && Interlocked.Increment(ref added) > Limit)
        {
            rules.Clear();
            Volatile.Write(ref added, 1);
        }

        rules[(account, symbol)] = read;
    }
}
