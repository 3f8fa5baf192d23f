using Broker.Testing.Faults;

namespace Broker.Testing.HubSpot;

/// <summary>When calls arrived.</summary>
internal sealed class HubSpotCallLog
{
    private readonly Lock _gate = new();
    private readonly List<HubSpotCall> _calls = [];

    public void Add(string operation, DateTimeOffset at)
    {
        lock (_gate)
        {
            _calls.Add(new HubSpotCall(operation, at));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _calls.Clear();
        }
    }

    public IReadOnlyList<HubSpotCall> Matching(string operation)
    {
        lock (_gate)
        {
            return operation == "*" ? [.. _calls] : _calls.FindAll(c => WildcardMatch.IsMatch(operation, c.Operation));
        }
    }

    /// <summary>The most calls that fall into one window of that length; the window's end does not belong to it.</summary>
    public int MostIn(TimeSpan window, string operation)
    {
        var times = Matching(operation).Select(c => c.At).Order().ToList();
        var (most, first) = (0, 0);
        for (var last = 0; last < times.Count; last++)
        {
            while (times[last] - times[first] >= window)
            {
                first++;
            }

            most = Math.Max(most, last - first + 1);
        }

        return most;
    }
}
