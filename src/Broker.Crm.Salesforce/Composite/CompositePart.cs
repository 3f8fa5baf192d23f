using System.Text.Json;
using Broker.Core.Errors;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Composite;

/// <summary>What became of one step.</summary>
public sealed class CompositePart
{
    internal CompositePart(string name, int? status, JsonElement? body, IReadOnlyDictionary<string, string> headers, ApiError? error, bool callFailed)
    {
        Name = name;
        Status = status;
        Body = body;
        Headers = headers;
        Error = error;
        CallFailed = callFailed;
        if (body is { ValueKind: JsonValueKind.Object } record)
        {
            Id = WireElements.Text(record, "id");
            Created = error is null ? WireElements.Flag(record, "created") ?? (status == 201 ? true : null) : null;
        }
    }

    /// <summary>The step's name.</summary>
    public string Name { get; }

    /// <summary>The step's own HTTP status; null when the answer did not tell.</summary>
    public int? Status { get; }

    /// <summary>The step's answer as it came: an object, a list, a list of errors, or null. Personal data.</summary>
    public JsonElement? Body { get; }

    /// <summary>The headers of the step's answer, for example <c>Location</c>.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Why the step failed; null when it succeeded.</summary>
    public ApiError? Error { get; }

    /// <summary>True when the step succeeded and was not undone.</summary>
    public bool Succeeded => Error is null;

    /// <summary>True when the call as a whole failed, so that <see cref="Error"/> is not about this step in particular.</summary>
    public bool CallFailed { get; }

    /// <summary>True when a delete found the record gone already, which is what was wanted. Never with all or none.</summary>
    public bool WasGone { get; init; }

    /// <summary>True when the step itself was in order and was left out or undone because another failed.</summary>
    public bool IsHalted => Error?.Code == ErrorCodes.Halted;

    /// <summary>The id that a create or an upsert answered; null otherwise.</summary>
    public string? Id { get; }

    /// <summary>True when an upsert made a new record; null when the answer did not say.</summary>
    public bool? Created { get; }

    /// <summary>Name and result; never the body.</summary>
    public override string ToString() => Error is null ? $"{Name}: succeeded" : $"{Name}: {Error.Kind} ({Error.PrintableCode})";
}
