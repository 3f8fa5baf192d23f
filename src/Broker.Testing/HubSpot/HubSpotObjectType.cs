using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>One object type: its property definitions and its records, found by id and by unique value without a scan.</summary>
internal sealed class HubSpotObjectType(string name, string typeId, string[] required, string[] defaults)
{
    private readonly Dictionary<string, HubSpotRecord> _byId = new(StringComparer.Ordinal);
    private readonly List<HubSpotRecord> _ordered = [];
    private readonly Dictionary<(string Property, string Value), string> _unique = [];
    private readonly Dictionary<string, string> _mergedInto = new(StringComparer.Ordinal);

    public string Name { get; } = name;

    public string TypeId { get; } = typeId;

    /// <summary>The name webhooks use: <c>contact</c>, <c>company</c> and so on, <c>object</c> where the type has no classic name.</summary>
    public string ClassicName => Name switch
    {
        "contacts" => "contact",
        "companies" => "company",
        "deals" => "deal",
        "tickets" => "ticket",
        "products" => "product",
        "line_items" => "line_item",
        _ => "object",
    };

    public bool IsCustom => TypeId.StartsWith("2-", StringComparison.Ordinal);

    public string[] Required { get; set; } = required;

    /// <summary>The properties answered when none are asked for.</summary>
    public string[] Defaults { get; } = defaults;

    public Dictionary<string, JsonObject> Properties { get; } = new(StringComparer.Ordinal);

    /// <summary>Properties in the recycle bin.</summary>
    public Dictionary<string, JsonObject> ArchivedProperties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Groups { get; } = new(StringComparer.Ordinal);

    /// <summary>A custom object's schema as it was given, without its properties.</summary>
    public JsonObject? Schema { get; set; }

    /// <summary>All records by ascending id.</summary>
    public IReadOnlyList<HubSpotRecord> Records => _ordered;

    public int LivingCount => _ordered.Count(r => r.ArchivedAt is null);

    public string ModifiedProperty => Name == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";

    public string CreatedProperty => Defaults.Contains("createdate", StringComparer.Ordinal) ? "createdate" : "hs_createdate";

    /// <summary>The record of an id.</summary>
    /// <param name="id">The id.</param>
    /// <param name="followMerges">Whether the id of a record that was merged away leads to the one it became.</param>
    public HubSpotRecord? ById(string id, bool followMerges = false)
    {
        while (followMerges && _mergedInto.TryGetValue(id, out var next))
        {
            id = next;
        }

        return _byId.GetValueOrDefault(id);
    }

    public bool IsUnique(string property) =>
        (Name == "contacts" && property == "email") || (Properties.TryGetValue(property, out var definition) && definition.Bool("hasUniqueValue") == true);

    public HubSpotRecord? Find(string id, string? idProperty, bool followMerges = false)
    {
        if (idProperty is null or "hs_object_id")
        {
            return ById(id, followMerges);
        }

        if (!IsUnique(idProperty))
        {
            throw HubSpotError.Validation($"Unable to perform update/upsert by non-unique {TypeId} property {idProperty}");
        }

        return Holder(idProperty, id) is { } own ? ById(own) : null;
    }

    /// <summary>The id of the record that has a unique value.</summary>
    public string? Holder(string property, string value) => _unique.GetValueOrDefault((property, Normal(property, value)));

    public static string Normal(string property, string value) => property == "email" ? value.ToLowerInvariant() : value;

    /// <summary>The position of the first record whose id is greater.</summary>
    public int PositionAfter(long number)
    {
        var (low, high) = (0, _ordered.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_ordered[middle].Number <= number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Adds a record; ids only grow.</summary>
    public void Add(HubSpotRecord record)
    {
        _byId[record.Id] = record;
        _ordered.Add(record);
    }

    public void Purge(HubSpotRecord record)
    {
        Release(record);
        _byId.Remove(record.Id);
        _ordered.RemoveAt(PositionAfter(record.Number) - 1);
    }

    public void Merge(string oldId, string newId) => _mergedInto[oldId] = newId;

    /// <summary>Sets or clears a value and keeps the index of unique values.</summary>
    public void Set(HubSpotRecord record, string property, string value)
    {
        var unique = IsUnique(property);
        if (unique && record.Properties.TryGetValue(property, out var old))
        {
            _unique.Remove((property, Normal(property, old)));
        }

        if (value.Length == 0)
        {
            record.Properties.Remove(property);
            return;
        }

        record.Properties[property] = value;
        if (unique)
        {
            _unique[(property, Normal(property, value))] = record.Id;
        }
    }

    /// <summary>Frees a record's unique values.</summary>
    public void Release(HubSpotRecord record)
    {
        foreach (var (property, value) in record.Properties)
        {
            if (IsUnique(property) && Holder(property, value) == record.Id)
            {
                _unique.Remove((property, Normal(property, value)));
            }
        }
    }

    /// <summary>Takes a record's unique values again; the property whose value another record took is told.</summary>
    public string? Claim(HubSpotRecord record)
    {
        var own = record.Properties.Where(p => IsUnique(p.Key)).ToList();
        if (own.Find(p => Holder(p.Key, p.Value) is { } holder && holder != record.Id) is { Key: { } taken })
        {
            return taken;
        }

        own.ForEach(p => _unique[(p.Key, Normal(p.Key, p.Value))] = record.Id);
        return null;
    }
}
