using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Wire;

/// <summary>One reason why something was refused.</summary>
internal sealed record SaveError(string Code, string Message, params string[] Fields)
{
    /// <summary>As part of an error answer.</summary>
    public JsonObject ToErrorJson()
    {
        var json = new JsonObject { ["message"] = Message, ["errorCode"] = Code };
        if (Fields.Length > 0)
        {
            json["fields"] = FieldsJson();
        }

        return json;
    }

    /// <summary>As part of a save result.</summary>
    public JsonObject ToSaveJson() => new() { ["statusCode"] = Code, ["message"] = Message, ["fields"] = FieldsJson() };

    /// <summary>As a cell of a bulk job's failed results.</summary>
    public string ToCell() => $"{Code}:{Message}:{string.Join(' ', Fields)} --";

    private JsonArray FieldsJson() => JsonText.Array(Fields.Select(f => (JsonNode?)JsonValue.Create(f)));
}
