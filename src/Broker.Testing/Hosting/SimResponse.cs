using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing.Hosting;

/// <summary>An answer before it is written.</summary>
internal sealed class SimResponse(int status, string? contentType, byte[] body)
{
    public int Status { get; } = status;

    public string? ContentType { get; } = contentType;

    public byte[] Body { get; } = body;

    public List<KeyValuePair<string, string>> Headers { get; } = [];

    /// <summary>Takes the connection over instead of an answer.</summary>
    public Func<HttpContext, CancellationToken, Task>? Upgrade { get; init; }

    public static SimResponse Json(int status, JsonNode body, string contentType = "application/json; charset=utf-8") => new(status, contentType, JsonText.ToBytes(body));

    public static SimResponse Text(int status, string body, string contentType = "text/plain; charset=utf-8") => new(status, contentType, Encoding.UTF8.GetBytes(body));

    public static SimResponse Empty(int status) => new(status, null, []);

    public SimResponse With(string header, string value)
    {
        Headers.Add(new(header, value));
        return this;
    }
}
