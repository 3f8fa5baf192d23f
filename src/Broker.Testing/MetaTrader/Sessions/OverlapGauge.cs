namespace Broker.Testing.MetaTrader.Sessions;

/// <summary>Counts how many calls of one account were under way at once.</summary>
/// <remarks>
/// A call counts from its arrival until its answer is about to be written, so a caller that waits for each answer never overlaps
/// itself. A call the caller gave up is no overlap: how soon the server notices that is chance.
/// </remarks>
internal sealed class OverlapGauge
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.OrdinalIgnoreCase);

    public int Highest
    {
        get
        {
            lock (_gate)
            {
                return _lanes.Count == 0 ? 0 : _lanes.Values.Max(lane => lane.Highest);
            }
        }
    }

    public int Of(string id)
    {
        lock (_gate)
        {
            return _lanes.TryGetValue(id, out var lane) ? lane.Highest : 0;
        }
    }

    public Flight Arrive(string id)
    {
        lock (_gate)
        {
            if (!_lanes.TryGetValue(id, out var lane))
            {
                _lanes[id] = lane = new Lane();
            }

            var flight = new Flight(lane);
            lane.UnderWay.Add(flight);
            var moment = new Moment();
            lane.UnderWay.ForEach(f => f.Moments.Add(moment));
            return flight;
        }
    }

    public void Leave(Flight flight, bool answered)
    {
        lock (_gate)
        {
            if (!flight.Lane.UnderWay.Remove(flight) || !answered)
            {
                return;
            }

            foreach (var moment in flight.Moments)
            {
                moment.Answered++;
                flight.Lane.Highest = Math.Max(flight.Lane.Highest, moment.Answered);
            }
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _lanes.Clear();
        }
    }

    /// <summary>One call under way.</summary>
    internal sealed class Flight(Lane lane)
    {
        internal Lane Lane { get; } = lane;

        internal List<Moment> Moments { get; } = [];
    }

    /// <summary>The calls of one account.</summary>
    internal sealed class Lane
    {
        internal List<Flight> UnderWay { get; } = [];

        internal int Highest { get; set; }
    }

    /// <summary>The calls that were under way when one arrived.</summary>
    internal sealed class Moment
    {
        internal int Answered { get; set; }
    }
}
