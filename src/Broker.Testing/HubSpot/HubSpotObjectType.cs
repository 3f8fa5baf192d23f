using System.Globalization;
using System.Net.Mail;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>One object type: its property definitions and its records, with unique values enforced.</summary>
internal sealed class HubSpotObjectType(string name, string typeId, string[] required, string[] defaults)
{
    private readonly Dictionary<string, HubSpotRecord> _records = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Property, string Value), string> _unique = [];

    public string Name { get; } = name;

    public string TypeId { get; } = typeId;

    public string[] Required { get; } = required;

    /// <summary>The properties answered when none are asked for.</summary>
    public string[] Defaults { get; } = defaults;

    public Dictionary<string, JsonObject> Properties { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Groups { get; } = new(StringComparer.Ordinal);

    public IEnumerable<HubSpotRecord> Records => _records.Values;

    public string ModifiedProperty => Name == "contacts" ? "lastmodifieddate" : "hs_lastmodifieddate";

    public HubSpotRecord? ById(string id) => _records.GetValueOrDefault(id);

    public bool IsUnique(string property) =>
        (Name == "contacts" && property == "email") || (Properties.TryGetValue(property, out var definition) && definition.Bool("hasUniqueValue") == true);

    public HubSpotRecord? Find(string id, string? idProperty)
    {
        if (idProperty is null or "hs_object_id")
        {
            return ById(id);
        }

        if (!IsUnique(idProperty))
        {
            throw HubSpotError.Validation($"Unable to perform update/upsert by non-unique {TypeId} property {idProperty}");
        }

        return _unique.TryGetValue((idProperty, Normal(idProperty, id)), out var own) ? ById(own) : null;
    }

    /// <summary>Refuses unknown properties, values of the wrong kind, missing required ones and unique values that are taken; changes nothing.</summary>
    public void Check(JsonObject properties, HubSpotRecord? existing)
    {
        var failures = new List<(string, string, string)>();
        foreach (var (property, node) in properties)
        {
            var value = node.Text() ?? "";
            if (!Properties.TryGetValue(property, out var definition))
            {
                failures.Add((property, "PROPERTY_DOESNT_EXIST", $"Property \"{property}\" does not exist"));
            }
            else if (ValueFailure(property, value, definition) is { } failure)
            {
                failures.Add(failure);
            }
        }

        if (existing is null)
        {
            failures.AddRange(Required
                .Where(r => properties.Text(r) is not { Length: > 0 })
                .Select(r => (r, "REQUIRED_FIELD", $"Required property \"{r}\" is missing")));
        }

        if (failures.Count > 0)
        {
            throw HubSpotError.Properties(failures);
        }

        foreach (var (property, node) in properties)
        {
            if (node.Text() is { Length: > 0 } value && IsUnique(property)
                && _unique.TryGetValue((property, Normal(property, value)), out var holder) && holder != existing?.Id)
            {
                throw property == "email"
                    ? new HubSpotError(409, "CONFLICT", $"Contact already exists. Existing ID: {holder}")
                    : HubSpotError.Properties([(property, "CONFLICTING_UNIQUE_VALUE", $"{holder} already has that value.")]);
            }
        }
    }

    public HubSpotRecord Create(string id, JsonObject properties, DateTimeOffset now)
    {
        var record = new HubSpotRecord(id, now);
        record.Properties["hs_object_id"] = id;
        record.Properties[Defaults.Contains("createdate", StringComparer.Ordinal) ? "createdate" : "hs_createdate"] = JsonText.Iso(now);
        _records[id] = record;
        Write(record, properties, now);
        return record;
    }

    public void Write(HubSpotRecord record, JsonObject properties, DateTimeOffset now)
    {
        foreach (var (property, node) in properties)
        {
            if (IsUnique(property) && record.Properties.TryGetValue(property, out var old))
            {
                _unique.Remove((property, Normal(property, old)));
            }

            var value = node.Text() ?? "";
            if (value.Length == 0)
            {
                record.Properties.Remove(property);
                continue;
            }

            record.Properties[property] = value.StartsWith(';') && record.Properties.GetValueOrDefault(property) is { Length: > 0 } before
                ? before + value
                : value.TrimStart(';');
            if (IsUnique(property))
            {
                _unique[(property, Normal(property, value))] = record.Id;
            }
        }

        record.UpdatedAt = now;
        record.Properties[ModifiedProperty] = JsonText.Iso(now);
    }

    public void Archive(HubSpotRecord record, DateTimeOffset now)
    {
        record.ArchivedAt ??= now;
        foreach (var (property, value) in record.Properties.Where(p => IsUnique(p.Key)).ToList())
        {
            _unique.Remove((property, Normal(property, value)));
        }
    }

    private static string Normal(string property, string value) => property == "email" ? value.ToLowerInvariant() : value;

    private static (string, string, string)? ValueFailure(string property, string value, JsonObject definition)
    {
        if (value.Length == 0)
        {
            return null;
        }

        var type = definition.Text("type");
        if (property == "email" && !MailAddress.TryCreate(value, out _))
        {
            return (property, "INVALID_EMAIL", $"Email address {value} is invalid");
        }

        if (value.Length > 65_536)
        {
            return (property, "PROPERTY_LENGTH_EXCEEDED", "The value is longer than 65536 characters");
        }

        return type switch
        {
            "number" when !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => (property, "INVALID_INTEGER", $"{value} was not a valid number."),
            "bool" when value is not "true" and not "false" => (property, "INVALID_OPTION", $"{value} was not one of the allowed options: [true, false]"),
            "datetime" or "date" when !IsTime(value) => (property, "INVALID_DATE", $"{value} was not a valid date."),
            "enumeration" when definition["options"] is JsonArray { Count: > 0 } options && !AllKnown(value, options) =>
                (property, "INVALID_OPTION", $"{value} was not one of the allowed options"),
            _ => null,
        };
    }

    private static bool IsTime(string value) =>
        long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)
        || DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);

    private static bool AllKnown(string value, JsonArray options)
    {
        var known = options.OfType<JsonObject>().Select(o => o.Text("value") ?? "").ToHashSet(StringComparer.Ordinal);
        return Array.TrueForAll(value.Split(';', StringSplitOptions.RemoveEmptyEntries), known.Contains);
    }
}
