using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;
using System.Text.Json;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>Demands the word <c>OK</c>, quoted or wrapped or not: a proxy's page is not the API.</summary>
internal static class PingReader
{
    internal static bool Read(in ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.Trim(" \t\r\n"u8);
        string? word = !body.IsEmpty && body[0] == '{' ? Wrapped(body) : ApiReaders.Text(response);
        return string.Equals(word?.Trim(), "OK", StringComparison.OrdinalIgnoreCase) ? true : throw new FormatException("The answer is not OK.");
    }

    private static string? Wrapped(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        string? word = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "result"u8))
            {
                word = JsonFields.Text(ref reader);
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        JsonFields.End(ref reader);
        return word;
    }
}
