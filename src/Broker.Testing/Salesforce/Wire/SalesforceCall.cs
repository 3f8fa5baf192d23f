using System.IO.Compression;
using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Salesforce.Wire;

/// <summary>A call below <c>/services/data/vNN.N</c>, of its own or as a part of a composite one.</summary>
internal sealed class SalesforceCall
{
    private readonly SimRequest? _request;
    private readonly IReadOnlyDictionary<string, string> _headers;
    private readonly JsonNode? _body;

    private SalesforceCall(string method, string target, SimRequest? request, JsonNode? body, IReadOnlyDictionary<string, string> headers)
    {
        var question = target.IndexOf('?', StringComparison.Ordinal);
        (Method, _request, _body, _headers) = (method, request, body, headers);
        (RawPath, Query) = (question < 0 ? target : target[..question], Pairs(question < 0 ? "" : target[(question + 1)..]));
        string[] segments = [.. RawPath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        (Version, Path) = segments is ["services", "data", var version, .. var rest] ? (version, rest) : ("", segments);
    }

    public string Method { get; }

    /// <summary>The version as written, for example <c>v68.0</c>.</summary>
    public string Version { get; }

    /// <summary>The version as a number.</summary>
    public decimal VersionNumber => ApiVersions.Number(Version);

    /// <summary>The unescaped segments after the version.</summary>
    public string[] Path { get; }

    public string RawPath { get; }

    /// <summary>The root of the version, for the addresses in answers.</summary>
    public string Root => $"/services/data/{(Version == "latest" ? "v" + ApiVersions.Newest : Version)}";

    public IReadOnlyDictionary<string, string> Query { get; }

    public object? Ticket => _request?.Ticket;

    public JsonNode? Body => _request is null ? _body : Parse(_request);

    /// <summary>The body as an object, which it has to be.</summary>
    public JsonObject Object => Body as JsonObject ?? throw SalesforceError.Bad("JSON_PARSER_ERROR", "The HTTP entity body is required, but this request has no entity body.");

    public static SalesforceCall Of(SimRequest request) => new(request.Method, request.RawTarget, request, null, new Dictionary<string, string>());

    /// <summary>A part of a composite call.</summary>
    public static SalesforceCall Part(string method, string target, JsonNode? body, IReadOnlyDictionary<string, string> headers) => new(method, target, null, body, headers);

    public string? Header(string name) => _request?.Header(name) ?? (_headers.TryGetValue(name, out var value) ? value : null);

    public string? QueryValue(string name) => Query.TryGetValue(name, out var value) ? value : null;

    private static JsonNode? Parse(SimRequest request)
    {
        if (request.Body.Length == 0)
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(Inflate(request));
        }
        catch (Exception e) when (e is JsonException or InvalidDataException)
        {
            throw SalesforceError.Bad("JSON_PARSER_ERROR", "Unexpected character in the request body: " + e.Message);
        }
    }

    private static byte[] Inflate(SimRequest request)
    {
        if (!string.Equals(request.Header("Content-Encoding"), "gzip", StringComparison.OrdinalIgnoreCase))
        {
            return request.Body;
        }

        using var packed = new GZipStream(new MemoryStream(request.Body), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        packed.CopyTo(plain);
        return plain.ToArray();
    }

    private static Dictionary<string, string> Pairs(string query)
    {
        var pairs = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            pairs[Decode(at < 0 ? pair : pair[..at])] = at < 0 ? "" : Decode(pair[(at + 1)..]);
        }

        return pairs;
    }

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
