using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing.Salesforce.Wire;

/// <summary>An answer, of a request or of a part of a composite one.</summary>
internal sealed class SalesforceAnswer
{
    public required int Status { get; init; }

    public JsonNode? Body { get; init; }

    /// <summary>A body that is not JSON.</summary>
    public byte[]? Raw { get; init; }

    public string? ContentType { get; init; }

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Writes a body that is too large to be held.</summary>
    public Func<Stream, CancellationToken, Task>? Writer { get; init; }

    public static SalesforceAnswer Json(int status, JsonNode body) => new() { Status = status, Body = body };

    public static SalesforceAnswer Empty(int status) => new() { Status = status };

    public SalesforceAnswer With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }

    public SimResponse ToResponse()
    {
        var response = new SimResponse(
            Status,
            Raw is not null ? ContentType : Body is null ? null : "application/json;charset=UTF-8",
            Raw ?? (Body is null ? [] : JsonText.ToBytes(Body)))
        {
            Upgrade = Writer is null ? null : WriteAsync,
        };
        response.Headers.AddRange(Headers);
        return response;
    }

    private Task WriteAsync(HttpContext context, CancellationToken cancellationToken)
    {
        context.Response.StatusCode = Status;
        context.Response.ContentType = ContentType;
        foreach (var (name, value) in Headers)
        {
            context.Response.Headers[name] = value;
        }

        return Writer!(context.Response.Body, cancellationToken);
    }
}
