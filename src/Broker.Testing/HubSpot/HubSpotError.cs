using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.HubSpot;

/// <summary>A refusal in HubSpot's envelope (contracts/hubspot.md 11).</summary>
internal sealed class HubSpotError(int status, string category, string message, string? subCategory = null) : Exception(message)
{
    public int Status { get; } = status;

    /// <summary>What the envelope lists under <c>errors</c>.</summary>
    public JsonArray Details { get; } = [];

    /// <summary>The context of the refusal: names to values.</summary>
    public JsonObject Context { get; } = [];

    public static HubSpotError Validation(string message, string? subCategory = null) => new(400, "VALIDATION_ERROR", message, subCategory);

    public static HubSpotError NotFound(string message = "Object not found.  objectId is usually numeric.") => new(404, "OBJECT_NOT_FOUND", message);

    /// <summary>A token without a scope.</summary>
    public static HubSpotError MissingScope(string scope)
    {
        var error = new HubSpotError(403, "MISSING_SCOPES", "This app hasn't been granted all required scopes to make this call.");
        error.Details.Add((JsonNode)new JsonObject
        {
            ["message"] = "One or more of the following scopes are required.",
            ["context"] = new JsonObject { ["requiredGranularScopes"] = new JsonArray(JsonValue.Create(scope)) },
        });
        return error;
    }

    /// <summary>Refused property values: HubSpot puts a JSON array inside the message.</summary>
    public static HubSpotError Properties(IEnumerable<(string Name, string Error, string Message)> failures)
    {
        var list = JsonText.Array(failures.Select(f => (JsonNode)new JsonObject
        {
            ["isValid"] = false,
            ["message"] = f.Message,
            ["error"] = f.Error,
            ["name"] = f.Name,
            ["localizedErrorMessage"] = f.Message,
            ["portalId"] = 4711,
        }));
        return Validation("Property values were not valid: " + System.Text.Encoding.UTF8.GetString(JsonText.ToBytes(list)));
    }

    public JsonObject Envelope(string correlationId)
    {
        var body = new JsonObject { ["status"] = "error", ["message"] = Message, ["correlationId"] = correlationId, ["category"] = category };
        AddDetails(body);
        return body;
    }

    /// <summary>The refusal of one input of a batch.</summary>
    public JsonObject BatchItem(string? traceId)
    {
        var body = new JsonObject { ["status"] = "error", ["category"] = category, ["message"] = Message };
        AddDetails(body);
        if (traceId is not null)
        {
            var context = (JsonObject)(body["context"] ??= new JsonObject());
            context["objectWriteTraceId"] = new JsonArray(JsonValue.Create(traceId));
        }

        return body;
    }

    private void AddDetails(JsonObject body)
    {
        if (subCategory is not null)
        {
            body["subCategory"] = subCategory;
        }

        if (Details.Count > 0)
        {
            body["errors"] = Details.DeepClone();
        }

        if (Context.Count > 0)
        {
            body["context"] = Context.DeepClone();
        }
    }
}
