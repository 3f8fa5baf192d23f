using System.Text.Json;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Connection;

/// <summary>Reads the answer of a connection check: <c>OK</c>, <c>{"connected":true}</c>, or a failure that says the connection is lost.</summary>
/// <remarks>An unknown shape, or a missing member, is unknown and never disconnected (contracts/metatrader.md 0, source K).</remarks>
internal static class ConnectionStateReader
{
    internal static ConnectionState Read(in ApiResponse response)
    {
        ReadOnlySpan<byte> body = response.Body.Trim(" \t\r\n"u8);
        if (body.IsEmpty)
        {
            return ConnectionState.Unknown;
        }

        if (body[0] != '{')
        {
            return OfText(ApiReaders.Text(response));
        }

        // The protocol let this failure pass only because its code says that the connection is lost.
        return ErrorEnvelope.MayBeIn(body) && ErrorEnvelope.TryRead(body, out _) ? ConnectionState.Disconnected : OfObject(body);
    }

    private static ConnectionState OfText(string text) => text.Trim().ToUpperInvariant() switch
    {
        "OK" or "TRUE" => ConnectionState.Connected,
        "FALSE" => ConnectionState.Disconnected,
        _ => ConnectionState.Unknown,
    };

    private static ConnectionState OfObject(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        var state = ConnectionState.Unknown;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "connected"u8) || JsonFields.IsNamed(ref reader, "isconnected"u8))
            {
                state = JsonFields.Flag(ref reader) switch
                {
                    true => ConnectionState.Connected,
                    false => ConnectionState.Disconnected,
                    null => ConnectionState.Unknown,
                };
            }
            else if (JsonFields.IsNamed(ref reader, "result"u8))
            {
                state = JsonFields.Text(ref reader) is { } text ? OfText(text) : state;
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        JsonFields.End(ref reader);
        return state;
    }
}
