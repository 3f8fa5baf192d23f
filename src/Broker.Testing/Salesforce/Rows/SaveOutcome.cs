using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>What became of one record.</summary>
internal readonly record struct SaveOutcome(string? Id, bool Created, IReadOnlyList<SaveError>? Errors, int Status = 400, IReadOnlyList<string>? Matches = null)
{
    public bool Success => Errors is null;

    public static SaveOutcome Saved(string id, bool created) => new(id, created, null);

    public static SaveOutcome Refused(IReadOnlyList<SaveError> errors, int status = 400) => new(null, false, errors, status);

    public static SaveOutcome Refused(string code, string message, params string[] fields) => Refused([new SaveError(code, message, fields)]);

    public static SaveOutcome NotFound(bool deleted) => deleted
        ? Refused([new SaveError("ENTITY_IS_DELETED", "entity is deleted")], 404)
        : Refused([new SaveError("NOT_FOUND", "The requested resource does not exist")], 404);

    public SaveOutcome OrThrow() => Errors is null ? this : throw new SalesforceError(Status, Errors);

    public JsonObject ToJson(bool? created = null)
    {
        var json = new JsonObject();
        if (Id is not null)
        {
            json["id"] = Id;
        }

        json["success"] = Success;
        json["errors"] = JsonText.Array((Errors ?? []).Select(e => (JsonNode?)e.ToSaveJson()));
        if (created is { } flag && Success)
        {
            json["created"] = flag;
        }

        return json;
    }
}
