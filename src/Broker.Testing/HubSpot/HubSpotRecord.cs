using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>One record.</summary>
internal sealed class HubSpotRecord(string id, DateTimeOffset createdAt)
{
    public string Id { get; } = id;

    public DateTimeOffset CreatedAt { get; } = createdAt;

    public DateTimeOffset UpdatedAt { get; set; } = createdAt;

    public DateTimeOffset? ArchivedAt { get; set; }

    public SortedDictionary<string, string> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Associated records: (object type, id) to the association type ids.</summary>
    public Dictionary<(string Type, string Id), SortedSet<int>> Associations { get; } = [];

    public JsonObject Render(IEnumerable<string> names, string? traceId = null, bool? isNew = null)
    {
        var properties = new JsonObject();
        foreach (var name in names.Order(StringComparer.Ordinal).Distinct(StringComparer.Ordinal))
        {
            properties[name] = Properties.GetValueOrDefault(name);
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
}
