using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Broker.Testing.Hosting;

/// <summary>A request whose body was read.</summary>
internal sealed class SimRequest
{
    private JsonObject? _json;
    private bool _jsonRead;

    private SimRequest(HttpRequest request, byte[] body)
    {
        (Method, Path, Query, Headers, Body) = (request.Method, request.Path.Value ?? "/", request.Query, request.Headers, body);
        QueryString = request.QueryString.Value ?? "";
        Segments = Path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        RawTarget = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget is { Length: > 0 } raw ? raw : Path + QueryString;
    }

    public string Method { get; }

    public string Path { get; }

    public string[] Segments { get; }

    /// <summary>Path and query as they were sent, nothing unescaped.</summary>
    public string RawTarget { get; }

    public IQueryCollection Query { get; }

    public string QueryString { get; }

    public IHeaderDictionary Headers { get; }

    public byte[] Body { get; }

    /// <summary>What the simulator keeps between the arrival and the answer.</summary>
    public object? Ticket { get; set; }

    /// <summary>The body as a JSON object; <see langword="null"/> when it is none.</summary>
    public JsonObject? Json
    {
        get
        {
            if (!_jsonRead)
            {
                _jsonRead = true;
                _json = JsonText.TryParseObject(Body);
            }

            return _json;
        }
    }

    public bool IsGet => string.Equals(Method, "GET", StringComparison.Ordinal);

    public bool IsPost => string.Equals(Method, "POST", StringComparison.Ordinal);

    /// <summary>Whether the caller asks for a WebSocket.</summary>
    public bool IsWebSocket => string.Equals(Header("Upgrade"), "websocket", StringComparison.OrdinalIgnoreCase) && Header("Sec-WebSocket-Key") is { Length: > 0 };

    /// <summary>Reads a request; what a sink made of the body becomes the ticket.</summary>
    public static async Task<SimRequest> ReadAsync(HttpRequest request, Func<Stream, CancellationToken, Task<object>>? sink, CancellationToken cancellationToken)
    {
        if (sink is not null)
        {
            if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            {
                limit.MaxRequestBodySize = null;
            }

            return new SimRequest(request, []) { Ticket = await sink(request.Body, cancellationToken).ConfigureAwait(false) };
        }

        if (request.ContentLength is 0 or null && !request.Headers.ContainsKey("Transfer-Encoding"))
        {
            return new SimRequest(request, []);
        }

        using var buffer = new MemoryStream();
        await request.Body.CopyToAsync(buffer, cancellationToken).ConfigureAwait(false);
        return new SimRequest(request, buffer.ToArray());
    }

    public string? QueryValue(string name) => Query.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    public string? Header(string name) => Headers.TryGetValue(name, out var values) && values.Count > 0 ? values[0] : null;

    /// <summary>The token of an <c>Authorization</c> header of that scheme.</summary>
    public string? Authorization(string scheme)
    {
        var value = Header("Authorization");
        return value is not null && value.StartsWith(scheme + " ", StringComparison.OrdinalIgnoreCase) ? value[(scheme.Length + 1)..].Trim() : null;
    }
}
