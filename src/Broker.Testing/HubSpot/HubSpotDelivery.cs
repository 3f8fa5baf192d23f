using System.Text.Json.Nodes;

namespace Broker.Testing.HubSpot;

/// <summary>One event on its way out.</summary>
internal sealed class HubSpotDelivery(string type, JsonObject body)
{
    public string Type { get; } = type;

    public JsonObject Body { get; } = body;

    public int Attempts { get; set; }

    public int Status { get; set; }

    public bool Delivered { get; set; }
}
