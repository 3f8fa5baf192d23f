using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>The faults that wait for single inputs of batch writes.</summary>
internal sealed class HubSpotInputFaults
{
    private readonly List<Entry> _entries = [];

    public void Add(HubSpotInputFault fault) => _entries.Add(new Entry(fault));

    public void Clear() => _entries.Clear();

    /// <summary>The failure an input meets, if any.</summary>
    public HubSpotError? Strike(HubSpotObjectType type, JsonObject input)
    {
        foreach (var entry in _entries)
        {
            if (entry.Hits(type, input))
            {
                return new HubSpotError(entry.Fault.Status, entry.Fault.Category, entry.Fault.Message);
            }
        }

        return null;
    }

    public static HubSpotInputFault Read(JsonObject? body)
    {
        var standard = new HubSpotInputFault();
        return standard with
        {
            ObjectType = body.Text("objectType"),
            Property = body.Text("property"),
            Value = body.Text("value"),
            EveryNth = Math.Max(1, body.Int("everyNth") ?? 1),
            Count = body.Int("count") ?? -1,
            Status = body.Int("status") ?? standard.Status,
            Category = body.Text("category") ?? standard.Category,
            Message = body.Text("message") ?? standard.Message,
        };
    }

    private sealed class Entry(HubSpotInputFault fault)
    {
        private int _met;
        private int _struck;

        public HubSpotInputFault Fault { get; } = fault;

        public bool Hits(HubSpotObjectType type, JsonObject input)
        {
            if (Fault.ObjectType is { } wanted && !string.Equals(wanted, type.Name, StringComparison.OrdinalIgnoreCase) && wanted != type.TypeId)
            {
                return false;
            }

            if (Fault.Property is { } property)
            {
                var value = property == "id" ? input.Text("id") : (input["properties"] as JsonObject).Text(property);
                if (value is null || (Fault.Value is { } expected && value != expected))
                {
                    return false;
                }
            }

            if (++_met % Fault.EveryNth != 0 || (Fault.Count >= 0 && _struck >= Fault.Count))
            {
                return false;
            }

            _struck++;
            return true;
        }
    }
}
