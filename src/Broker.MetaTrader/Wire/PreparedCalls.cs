using System.Collections.Concurrent;
using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Wire;

/// <summary>
/// Keeps the calls of the most frequent operation per account: pollers ask for the same accounts all day, and building the address is a quarter of what such a
/// call allocates. Bounded: when full it starts anew.
/// </summary>
internal sealed class PreparedCalls(ApiPipeline pipeline, ApiOperation operation)
{
    private const int Limit = 4096;

    private readonly ConcurrentDictionary<AccountId, ApiCall> calls = new();
    private int added;

    internal ApiCall About(AccountId id)
    {
        if (calls.TryGetValue(id, out ApiCall known))
        {
            return known;
        }

        ApiCall call = pipeline.Prepare(operation.About(id));
        if (Interlocked.Increment(ref added) > Limit)
        {
            calls.Clear();
            Volatile.Write(ref added, 1);
        }

        calls[id] = call;
        return call;
    }
}
