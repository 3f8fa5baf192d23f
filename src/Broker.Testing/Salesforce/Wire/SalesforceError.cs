using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Wire;

/// <summary>A refusal in the envelope of the REST API (contracts/salesforce.md 3).</summary>
internal sealed class SalesforceError(int status, IReadOnlyList<SaveError> errors) : Exception(errors[0].Message)
{
    public SalesforceError(int status, string code, string message, params string[] fields)
        : this(status, [new SaveError(code, message, fields)])
    {
    }

    public int Status { get; } = status;

    public IReadOnlyList<SaveError> Errors { get; } = errors;

    public static SalesforceError Bad(string code, string message, params string[] fields) => new(400, code, message, fields);

    public static SalesforceError NotFound(string message = "The requested resource does not exist") => new(404, "NOT_FOUND", message);

    public static SalesforceError Deleted() => new(404, "ENTITY_IS_DELETED", "entity is deleted");

    public SalesforceAnswer ToAnswer() => SalesforceAnswer.Json(Status, Envelope(Errors));

    public static JsonArray Envelope(IEnumerable<SaveError> errors) => JsonText.Array(errors.Select(e => (JsonNode?)e.ToErrorJson()));
}
