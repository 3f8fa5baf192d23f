using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>One record, its properties' histories, and what search still sees of its past.</summary>
internal sealed class HubSpotRecord(string id, long number, DateTimeOffset createdAt)
{
    private const int MaximumHistory = 20;
    private readonly Dictionary<string, List<HubSpotValueVersion>> _history = new(StringComparer.Ordinal);
    private List<(DateTimeOffset ReplacedAt, Dictionary<string, string> Properties)>? _earlier;

    public string Id { get; } = id;

    /// <summary>The id as the number it is made of.</summary>
    public long Number { get; } = number;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public DateTimeOffset? ArchivedAt { get; set; }

    public Dictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Associated records: (object type, id) to the association type ids.</summary>
    public Dictionary<(string Type, string Id), SortedSet<int>> Associations { get; } = [];

    /// <summary>Keeps how the record stands now for search, which may lag behind; called before a write.</summary>
    public void KeepForSearch(DateTimeOffset now, TimeSpan lag)
    {
        if (lag == TimeSpan.Zero)
        {
            _earlier = null;
            return;
        }

        _earlier ??= [];
        _earlier.RemoveAll(e => e.ReplacedAt <= now - lag);
        _earlier.Add((now, new Dictionary<string, string>(Properties, StringComparer.Ordinal)));
    }

    /// <summary>The properties as they stood at a time; nothing when the record did not exist yet.</summary>
    public Dictionary<string, string>? SeenAt(DateTimeOffset time)
    {
        if (CreatedAt > time)
        {
            return null;
        }

        foreach (var (replacedAt, properties) in _earlier ?? [])
        {
            if (replacedAt > time)
            {
                return properties;
            }
        }

        return Properties;
    }

    public void AddHistory(string property, string value, DateTimeOffset now, HubSpotChange change)
    {
        if (!_history.TryGetValue(property, out var versions))
        {
            _history[property] = versions = [];
        }

        versions.Insert(0, new HubSpotValueVersion(value, now, change));
        if (versions.Count > MaximumHistory)
        {
            versions.RemoveAt(MaximumHistory);
        }
    }

    public JsonObject Render(IEnumerable<string> names, string? traceId = null, bool? isNew = null, IReadOnlyDictionary<string, string>? from = null)
    {
        var properties = new JsonObject();
        foreach (var name in names.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal))
        {
            properties[name] = (from ?? Properties).GetValueOrDefault(name);
        }

        var body = new JsonObject
        {
            ["id"] = Id,
            ["properties"] = properties,
            ["createdAt"] = JsonText.Iso(CreatedAt),
            ["updatedAt"] = JsonText.Iso(UpdatedAt),
            ["archived"] = ArchivedAt is not null,
        };
        if (ArchivedAt is { } archivedAt)
        {
            body["archivedAt"] = JsonText.Iso(archivedAt);
        }

        if (isNew is { } fresh)
        {
            body["new"] = fresh;
        }

        if (traceId is not null)
        {
            body["objectWriteTraceId"] = traceId;
        }

        return body;
    }

    /// <summary>Adds the histories of properties to an answer.</summary>
    public JsonObject WithHistory(JsonObject body, IReadOnlyCollection<string> names)
    {
        if (names.Count > 0)
        {
            var histories = new JsonObject();
            foreach (var name in names.Distinct(StringComparer.Ordinal))
            {
                histories[name] = JsonText.Array((_history.GetValueOrDefault(name) ?? []).Select(v => (JsonNode)v.Render()));
            }

            body["propertiesWithHistory"] = histories;
        }

        return body;
    }
}
