using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Broker.Core.Pipeline;

/// <summary>A request body, serialized once and sent with every try, or written anew for each. It may hold secrets and has no text form.</summary>
public sealed class ApiBody
{
    private static readonly MediaTypeHeaderValue JsonType = new("application/json");
    private static readonly MediaTypeHeaderValue FormType = new("application/x-www-form-urlencoded");
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly MediaTypeHeaderValue contentType;

    private readonly Func<Stream, CancellationToken, Task>? write;

    private ApiBody(ReadOnlyMemory<byte> bytes, MediaTypeHeaderValue contentType, Func<Stream, CancellationToken, Task>? write = null)
    {
        this.bytes = bytes;
        this.contentType = contentType;
        this.write = write;
    }

    /// <summary>The body as it is sent; empty for one that is <see cref="Streamed"/>.</summary>
    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>A JSON body.</summary>
    public static ApiBody Json<T>(T value, JsonTypeInfo<T> type) => new(JsonSerializer.SerializeToUtf8Bytes(value, type), JsonType);

    /// <summary>A JSON body that is already serialized.</summary>
    public static ApiBody RawJson(ReadOnlyMemory<byte> utf8Json) => new(utf8Json, JsonType);

    /// <summary>Bytes of another type.</summary>
    /// <exception cref="FormatException">The media type is not one.</exception>
    public static ApiBody Raw(ReadOnlyMemory<byte> bytes, string mediaType) => new(bytes, MediaTypeHeaderValue.Parse(mediaType));

    /// <summary>A body that is written while it is sent, of any size and without a stated length. For large uploads.</summary>
    /// <param name="mediaType">The media type, with parameters where wanted.</param>
    /// <param name="write">Writes the whole body. Called once for each try, so it must be able to start again; when it throws, the request is broken off.</param>
    /// <exception cref="FormatException">The media type is not one.</exception>
    public static ApiBody Streamed(string mediaType, Func<Stream, CancellationToken, Task> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        return new ApiBody(default, MediaTypeHeaderValue.Parse(mediaType), write);
    }

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

    /// <summary>A body of <c>multipart/form-data</c>, in the given order.</summary>
    public static ApiBody Multipart(IEnumerable<ApiBodyPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        string boundary = "part-" + Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(16));
        using var body = new MemoryStream();
        foreach (ApiBodyPart part in parts)
        {
            string file = part.FileName is null ? string.Empty : $"; filename=\"{part.FileName}\"";
            string type = part.FileName is null ? string.Empty : "Content-Type: application/octet-stream\r\n";
            body.Write(Encoding.UTF8.GetBytes($"--{boundary}\r\nContent-Disposition: form-data; name=\"{part.Name}\"{file}\r\n{type}\r\n"));
            body.Write(part.Content.Span);
            body.Write("\r\n"u8);
        }

        body.Write(Encoding.UTF8.GetBytes($"--{boundary}--\r\n"));
        return new ApiBody(body.ToArray(), new MediaTypeHeaderValue("multipart/form-data") { Parameters = { new NameValueHeaderValue("boundary", boundary) } });
    }

    internal HttpContent ToContent()
    {
        HttpContent content = write is null ? new ReadOnlyMemoryContent(bytes) : new WrittenContent(write);
        content.Headers.ContentType = contentType;
        return content;
    }
}
