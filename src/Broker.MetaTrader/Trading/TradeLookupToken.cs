using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using Broker.Core.Boundaries.Trading;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Trading;

/// <summary>The text form of a look-up: a mark, and its members as base64url of JSON. The order's fingerprint goes along, so that damage is seen.</summary>
internal static class TradeLookupToken
{
    private const string Mark = "tl1.";

    internal static string Write(TradeLookup lookup)
    {
        TradeOrder order = lookup.Order;
        var output = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteNumber("action", (int)order.Action);
            json.WriteString("account", order.Account.Value);
            json.WriteString("symbol", order.Symbol);
            json.WriteString("operation", order.Operation);
            json.WriteNumber("lots", order.Lots);
            Number(json, "price", order.Price);
            Number(json, "stopLoss", order.StopLoss);
            Number(json, "takeProfit", order.TakeProfit);
            Number(json, "stopLimitPrice", order.StopLimitPrice);
            Number(json, "ticket", order.Ticket);
            Number(json, "otherTicket", order.OtherTicket);
            Number(json, "slippage", order.Slippage);
            Number(json, "magic", order.Magic);
            json.WriteString("expiration", order.Expiration);
            json.WriteString("comment", order.Comment);
            json.WriteString("terms", order.Terms);
            json.WriteString("key", order.Key.Value);
            json.WriteNumber("from", lookup.SentFrom.UtcTicks);
            json.WriteNumber("until", lookup.SentUntil.UtcTicks);
            Number(json, "positionLots", lookup.PositionLots);
            json.WriteStartArray("others");
            foreach (long ticket in lookup.OtherTickets)
            {
                json.WriteNumberValue(ticket);
            }

            json.WriteEndArray();
            json.WriteString("seal", Seal(lookup));
            json.WriteEndObject();
        }

        return Mark + Base64Url.EncodeToString(output.WrittenSpan);
    }

    internal static TradeLookup Read(string token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (!token.StartsWith(Mark, StringComparison.Ordinal))
        {
            throw NotOne(null);
        }

        TradeLookup lookup;
        string? seal;
        try
        {
            using JsonDocument document = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(Mark.Length)));
            JsonElement json = document.RootElement;
            lookup = new TradeLookup
            {
                Order = new TradeOrder
                {
                    Action = (TradeAction)json.GetProperty("action").GetInt32(),
                    Account = new AccountId(Text(json, "account")!),
                    Symbol = Text(json, "symbol")!,
                    Operation = Text(json, "operation")!,
                    Lots = json.GetProperty("lots").GetDecimal(),
                    Price = Exact(json, "price"),
                    StopLoss = Exact(json, "stopLoss"),
                    TakeProfit = Exact(json, "takeProfit"),
                    StopLimitPrice = Exact(json, "stopLimitPrice"),
                    Ticket = Whole(json, "ticket"),
                    OtherTicket = Whole(json, "otherTicket"),
                    Slippage = Whole(json, "slippage"),
                    Magic = Whole(json, "magic"),
                    Expiration = Text(json, "expiration"),
                    Comment = Text(json, "comment"),
                    Terms = Text(json, "terms"),
                    Key = new OperationKey(Text(json, "key")!),
                },
                SentFrom = new DateTimeOffset(json.GetProperty("from").GetInt64(), TimeSpan.Zero),
                SentUntil = new DateTimeOffset(json.GetProperty("until").GetInt64(), TimeSpan.Zero),
                PositionLots = Exact(json, "positionLots"),
                OtherTickets = [.. json.GetProperty("others").EnumerateArray().Select(static item => item.GetInt64())],
            };
            seal = Text(json, "seal");
        }
        catch (Exception exception) when (exception is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            throw NotOne(exception);
        }

        return string.Equals(seal, Seal(lookup), StringComparison.Ordinal) ? lookup : throw NotOne(null);
    }

    private static string Seal(TradeLookup lookup) => string.Create(
        CultureInfo.InvariantCulture,
        $"{lookup.Order.Fingerprint()[..16]}-{lookup.SentFrom.UtcTicks ^ lookup.SentUntil.UtcTicks:x}");

    // The reason is kept out: the token holds an account id, and a parser's message may repeat what it read.
    private static FormatException NotOne(Exception? reason) =>
        new($"The text is no look-up of a trade, or it is damaged{(reason is null ? "" : $" ({reason.GetType().Name})")}.");

    private static void Number(Utf8JsonWriter json, string name, decimal? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } number)
        {
            json.WriteNumber(name, number);
        }
    }

    private static string? Text(JsonElement json, string name) => json.GetProperty(name).GetString();

    private static decimal? Exact(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetDecimal() : null;

    private static long? Whole(JsonElement json, string name) => json.TryGetProperty(name, out JsonElement value) ? value.GetInt64() : null;
}
