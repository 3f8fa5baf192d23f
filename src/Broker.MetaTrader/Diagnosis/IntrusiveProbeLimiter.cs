using Broker.Core.Identity;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Lets one intrusive probe per account through in each pause, whoever asks, and remembers what it showed. Bounded; thread-safe.</summary>
internal sealed class IntrusiveProbeLimiter(TimeSpan pause, int limit, TimeProvider time)
{
    private readonly Lock gate = new();
    private readonly Dictionary<AccountId, Taken> taken = [];

    /// <summary>True when the probe may be made now. Else <paramref name="last"/> is the one that stands against it; null when there is no room to remember another.</summary>
    internal bool TryTake(AccountId account, out Taken? last)
    {
        DateTimeOffset now = time.GetUtcNow();
        lock (gate)
        {
            if (taken.TryGetValue(account, out last) && now - last.At < pause)
            {
                return false;
            }

            if (last is null && taken.Count >= limit)
            {
                DropExpired(now);
                if (taken.Count >= limit)
                {
                    return false;
                }
            }

            last = null;
            taken[account] = new Taken(now, null);
            return true;
        }
    }

    /// <summary>Keeps what the probe showed, for those who were not let through.</summary>
    internal void Remember(AccountId account, CheckShown shown)
    {
        lock (gate)
        {
            if (taken.TryGetValue(account, out Taken? mine))
            {
                taken[account] = mine with { Shown = shown };
            }
        }
    }

    internal DateTimeOffset FreeAt(Taken last) => last.At + pause;

    private void DropExpired(DateTimeOffset now)
    {
        foreach ((AccountId account, Taken known) in taken)
        {
            if (now - known.At >= pause)
            {
                taken.Remove(account);
            }
        }
    }

    /// <summary>One probe: when it was let through, and what it showed once it has ended.</summary>
    internal sealed record Taken(DateTimeOffset At, CheckShown? Shown);
}
