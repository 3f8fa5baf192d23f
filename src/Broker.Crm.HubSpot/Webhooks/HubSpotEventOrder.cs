namespace Broker.Crm.HubSpot.Webhooks;

/// <summary>
/// Puts events in order that came in any: by when they happened, per record and property. Keeps the time of the last one of each, over many deliveries, for
/// whoever must follow values instead of reading the record again. Thread-safe.
/// </summary>
public sealed class HubSpotEventOrder : IComparer<HubSpotEvent>
{
    private const int DefaultCapacity = 100_000;
    private readonly Lock gate = new();
    private readonly Dictionary<Subject, HubSpotEvent> last = [];
    private readonly int capacity;

    /// <summary>Makes an empty order.</summary>
    /// <param name="capacity">How many records and properties are remembered; beyond it the half that is longest past is forgotten. 2 to 10,000,000.</param>
    public HubSpotEventOrder(int capacity = DefaultCapacity)
    {
        if (capacity is < 2 or > 10_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(capacity), capacity, "Allowed: 2 to 10,000,000.");
        }

        this.capacity = capacity;
    }

    /// <summary>Compares by when the events happened; those of one moment by id and key, so that every order of arrival ends the same.</summary>
    public static IComparer<HubSpotEvent> ByTime { get; } = new HubSpotEventOrder(2);

    /// <summary>The last event of each record and property, oldest first. Which event that is does not depend on the order they are given in, nor on repeats.</summary>
    public static IReadOnlyList<HubSpotEvent> Latest(IEnumerable<HubSpotEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        var latest = new Dictionary<Subject, HubSpotEvent>();
        foreach (HubSpotEvent item in events)
        {
            Subject subject = SubjectOf(item);
            if (!latest.TryGetValue(subject, out HubSpotEvent? known) || ByTime.Compare(item, known) > 0)
            {
                latest[subject] = item;
            }
        }

        return [.. latest.Values.Order(ByTime)];
    }

    /// <summary>The events without repeats, oldest first.</summary>
    public static IReadOnlyList<HubSpotEvent> Distinct(IEnumerable<HubSpotEvent> events)
    {
        ArgumentNullException.ThrowIfNull(events);
        return [.. events.DistinctBy(static e => e.DedupeKey, StringComparer.Ordinal).Order(ByTime)];
    }

    /// <summary>True when the event is newer than all that were given before for its record and property; it is then the last one. False for a late one and for a repeat.</summary>
    public bool TryAdvance(HubSpotEvent item)
    {
        ArgumentNullException.ThrowIfNull(item);
        Subject subject = SubjectOf(item);
        lock (gate)
        {
            if (last.TryGetValue(subject, out HubSpotEvent? known) && Compare(item, known) <= 0)
            {
                return false;
            }

            last[subject] = Light(item);
            if (last.Count > capacity)
            {
                foreach (Subject old in last.OrderBy(static pair => pair.Value.OccurredAt).Take(last.Count / 2).Select(static pair => pair.Key).ToArray())
                {
                    last.Remove(old);
                }
            }

            return true;
        }
    }

    /// <inheritdoc/>
    public int Compare(HubSpotEvent? x, HubSpotEvent? y)
    {
        if (x is null || y is null)
        {
            return (x is null ? 0 : 1) - (y is null ? 0 : 1);
        }

        int byTime = x.OccurredAt.CompareTo(y.OccurredAt);
        int byId = byTime != 0 ? byTime : x.EventId.CompareTo(y.EventId);
        return byId != 0 ? byId : string.CompareOrdinal(x.DedupeKey, y.DedupeKey);
    }

    private static Subject SubjectOf(HubSpotEvent item) => new(
        item.PortalId,
        item.Target?.ObjectType ?? item.ObjectTypeId ?? string.Empty,
        item.ObjectId ?? item.PrimaryObjectId ?? item.FromObjectId ?? 0,
        item.PropertyName ?? item.Action,
        item.ObjectId is null ? item.ToObjectId : null);

    // What is remembered must not hold a whole delivery in memory.
    private static HubSpotEvent Light(HubSpotEvent item) =>
        HubSpotEventReader.TryReadOne(item.Json.ToArray(), out HubSpotEvent? copy) ? copy : item;

    private readonly record struct Subject(long PortalId, string ObjectType, long ObjectId, string What, long? Other);
}
