using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Broker.Core.Pipeline;

/// <summary>A request body, serialized once and sent with every try. It may hold secrets and has no text form.</summary>
public sealed class ApiBody
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly MediaTypeHeaderValue contentType;

    private ApiBody(ReadOnlyMemory<byte> bytes, MediaTypeHeaderValue contentType)
    {
        this.bytes = bytes;
        this.contentType = contentType;
    }

    /// <summary>The body as it is sent.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>A JSON body.</summary>
    public static ApiBody Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    /// <summary>A JSON body that is already serialized.</summary>
    public static ApiBody RawJson(ReadOnlyMemory<byte> utf8Json) => new(utf8Json, JsonType);

    /// <summary>A form body of name and value pairs, percent-encoded, in the given order. Brackets in names stay literal.</summary>
    public static ApiBody Form(IEnumerable<KeyValuePair<string, string>> fields)
    {
        ArgumentNullException.ThrowIfNull(fields);
        var text = new StringBuilder();
        foreach ((string name, string value) in fields)
        {
            if (text.Length > 0)
            {
                text.Append('&');
            }

            text.Append(Uri.EscapeDataString(name).Replace("%5B", "[", StringComparison.Ordinal).Replace("%5D", "]", StringComparison.Ordinal))
                .Append('=')
                .Append(Uri.EscapeDataString(value));
        }

        return new ApiBody(Encoding.ASCII.GetBytes(text.ToString()), FormType);
    }

    internal HttpContent ToContent()
    {
        var content = new ReadOnlyMemoryContent(bytes);
        content.Headers.ContentType = contentType;
        return content;
    }
}
