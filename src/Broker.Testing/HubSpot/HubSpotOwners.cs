using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>Owners, which are read only (contracts/hubspot.md 9).</summary>
internal sealed class HubSpotOwners(HubSpotAccount account)
{
    private const int MaximumPage = 500;

    public SimResponse List(SimRequest request)
    {
        var limit = HubSpotObjects.Limit(request.QueryValue("limit"), 100, MaximumPage);
        var after = HubSpotObjects.After(request.QueryValue("after") is { Length: > 0 } given ? given : null);
        var email = request.QueryValue("email");
        var found = account.Owners
            .Where(o => IsArchived(o) == (request.QueryValue("archived") == "true"))
            .Where(o => email is not { Length: > 0 } || string.Equals(o.Text("email"), email, StringComparison.OrdinalIgnoreCase))
            .OrderBy(o => HubSpotObjects.Number(o.Text("id")!))
            .Where(o => HubSpotObjects.Number(o.Text("id")!) > after).ToList();
        var body = new JsonObject { ["results"] = JsonText.Array(found.Take(limit).Select(o => (JsonNode)Render(o))) };
        if (found.Count > limit)
        {
            body["paging"] = new JsonObject { ["next"] = new JsonObject { ["after"] = found[limit - 1].Text("id") } };
        }

        return SimResponse.Json(200, body);
    }

    public SimResponse Get(string id, SimRequest request)
    {
        var member = request.QueryValue("idProperty") switch
        {
            null or "id" => "id",
            "userId" => "userIdIncludingInactive",
            var other => throw HubSpotError.Validation($"idProperty must be id or userId, not {other}"),
        };
        var owner = account.Owners.Find(o => o.Text(member) == id && IsArchived(o) == (request.QueryValue("archived") == "true"));
        return owner is null ? throw HubSpotError.NotFound($"Owner {id} does not exist") : SimResponse.Json(200, Render(owner));
    }

    private static bool IsArchived(JsonObject owner) => owner.Bool("archived") == true;

    private static JsonObject Render(JsonObject owner)
    {
        var copy = (JsonObject)owner.DeepClone();
        if (IsArchived(owner))
        {
            copy["userId"] = null;
        }

        return copy;
    }
}
