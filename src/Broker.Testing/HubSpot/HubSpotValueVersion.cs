using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>One entry of a property's history.</summary>
internal sealed record HubSpotValueVersion(string Value, DateTimeOffset At, HubSpotChange Change)
{
    public JsonObject Render()
    {
        var body = new JsonObject
        {
            ["value"] = Value,
            ["timestamp"] = JsonText.Iso(At),
            ["sourceType"] = Change.Source,
            ["sourceId"] = Change.SourceId,
        };
        if (Change.UserId is { } user)
        {
            body["updatedByUserId"] = user;
        }

        return body;
    }
}
