using System.Text.Json;
using Broker.Core.Errors;
using Broker.Core.Pipeline;

namespace Broker.Crm.Salesforce.Wire;

/// <summary>What Salesforce says about one written record: <c>{id, success, errors[{statusCode, message, fields}], created}</c> (contracts/salesforce.md 3, 4). Never prints a message.</summary>
/// <param name="Id">The record; null when it was not written or not named.</param>
/// <param name="Success">Was it written?</param>
/// <param name="Errors">Why not.</param>
/// <param name="Created">True when it is new; null when the answer did not say.</param>
internal sealed record SaveResult(string? Id, bool Success, IReadOnlyList<SalesforceErrorItem> Errors, bool? Created)
{
    private const int MaxResults = 10_000;

    /// <summary>One result, or an error object in its place.</summary>
    /// <exception cref="JsonException">It is no object, or does not say whether the record was written.</exception>
    internal static SaveResult Read(ref Utf8JsonReader reader)
    {
        JsonText.Begin(ref reader);
        JsonText.Expect(ref reader, JsonTokenType.StartObject);
        JsonElement element = JsonElement.ParseValue(ref reader);
        try
        {
            return Of(element);
        }
        catch (InvalidOperationException broken)
        {
            throw new JsonException("A text of the answer is no valid Unicode.", broken);
        }
    }

    /// <summary>A list of results, in the order of what was sent.</summary>
    /// <exception cref="JsonException">It is no list of results.</exception>
    internal static IReadOnlyList<SaveResult> ReadList(ref Utf8JsonReader reader)
    {
        JsonText.Begin(ref reader);
        JsonText.Expect(ref reader, JsonTokenType.StartArray);
        List<SaveResult> results = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            results.Add(results.Count < MaxResults ? Read(ref reader) : throw new JsonException($"More than {MaxResults} results."));
        }

        return results;
    }

    /// <summary>Why the record was not written, in the family's terms.</summary>
    internal ApiError ToError(ApiOperation operation, string? identity, IReadOnlyCollection<string> sentNames)
    {
        ApiFailure failure = new() { Kind = ErrorKind.Refused, NotApplied = true };
        failure = Errors.Count > 0 ? ErrorCodes.Apply(failure, Errors) : failure;
        ApiError error = new()
        {
            System = SalesforceProtocol.SystemName,
            Operation = operation.Name,
            Kind = failure.Kind,
            Outcome = Outcome.Refused,
            Code = failure.Code,
            CodeIsListed = failure.CodeIsListed,
            IsTransient = failure.IsTransient,
            IsQuotaExhausted = failure.IsQuotaExhausted,
            RequestIdentity = identity,
            RelatedId = failure.RelatedId ?? Id,
            Fields = failure.Fields,
            Text = failure.Text,
            Advice = failure.Advice ?? string.Empty,
            Attempts = 1,
        };
        return SalesforceApi.Printable(error, sentNames);
    }

    public override string ToString() => Success ? "saved" : $"not saved, {Errors.Count} errors";

    private static SaveResult Of(JsonElement element)
    {
        string? id = element.TryGetProperty("id", out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        bool? success = Flag(element, "success");
        IReadOnlyList<SalesforceErrorItem> errors = element.TryGetProperty("errors", out JsonElement list) && list.ValueKind == JsonValueKind.Array ? ErrorItems.Read(list)
            : success is null && element.TryGetProperty("errorCode", out _) ? ErrorItems.Read(element)
            : [];
        return success is null && errors.Count == 0 && !SalesforceIds.IsId(id)
            ? throw new JsonException("The answer does not say whether the record was written.")
            : new SaveResult(SalesforceIds.IsId(id) ? id : null, success ?? errors.Count == 0, errors, Flag(element, "created"));
    }

    private static bool? Flag(JsonElement element, string name) =>
        element.TryGetProperty(name, out JsonElement value) ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null } : null;
}
