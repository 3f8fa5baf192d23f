using System.Text;
using System.Text.Json;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>The words of a frame's <c>type</c>, in any case. Seen live are <c>Quote</c> and <c>OrderUpdate</c> (contracts/metatrader.md 6); the payload's name and the socket's stand in for what was not seen.</summary>
internal static class FrameTypes
{
    internal static bool IsQuote(ref Utf8JsonReader reader) => Is(ref reader, "Quote"u8) || Is(ref reader, "OnQuote"u8) || Is(ref reader, "QuoteEventArgs"u8);

    internal static bool IsOrderUpdate(ref Utf8JsonReader reader) =>
        Is(ref reader, "OrderUpdate"u8) || Is(ref reader, "OnOrderUpdate"u8) || Is(ref reader, "OrderUpdateSummary"u8);

    internal static bool IsOrderProfit(ref Utf8JsonReader reader) =>
        Is(ref reader, "OrderProfit"u8) || Is(ref reader, "OnOrderProfit"u8) || Is(ref reader, "ProfitUpdate"u8);

    internal static bool IsError(ref Utf8JsonReader reader) => Is(ref reader, "error"u8);

    // The words hold nothing that is ever escaped.
    private static bool Is(ref Utf8JsonReader reader, ReadOnlySpan<byte> word) =>
        reader.TokenType == JsonTokenType.String && reader.ValueSpan.Length == word.Length && Ascii.EqualsIgnoreCase(reader.ValueSpan, word);
}
