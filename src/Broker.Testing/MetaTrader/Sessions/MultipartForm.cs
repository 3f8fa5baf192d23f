using System.Text;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader.Sessions;

/// <summary>The parts of a multipart form by name; files are read as Latin 1, so that each byte is a character.</summary>
internal static class MultipartForm
{
    public static Dictionary<string, string> Read(SimRequest request)
    {
        var parts = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (Parameter(request.Header("Content-Type") ?? "", "boundary") is not { } boundary)
        {
            return parts;
        }

        foreach (var part in Encoding.Latin1.GetString(request.Body).Split("--" + boundary))
        {
            var split = part.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (split > 0 && Parameter(part[..split], "name") is { } name)
            {
                var value = part[(split + 4)..];
                parts[name] = value.EndsWith("\r\n", StringComparison.Ordinal) ? value[..^2] : value;
            }
        }

        return parts;
    }

    /// <summary>The value after <c>; name=</c>, with or without quotes.</summary>
    private static string? Parameter(string header, string name)
    {
        var at = header.IndexOf(" " + name + "=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
        {
            return null;
        }

        var value = header[(at + name.Length + 2)..];
        var end = value.StartsWith('"') ? value.IndexOf('"', 1) : value.AsSpan().IndexOfAny(";\r\n");
        return value.StartsWith('"') && end > 0 ? value[1..end] : end < 0 ? value : value[..end];
    }
}
