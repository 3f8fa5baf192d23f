using System.Text.Json;
using Broker.Core.Pipeline;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5;

/// <summary>Reads the answers of MetaTrader 5 that are neither one record nor a list of records.</summary>
internal static class Mt5Answers
{
    internal static readonly ApiResponseReader<IReadOnlyList<Mt5Order>> Orders = Answers.Many<Mt5Order>();
    internal static readonly ApiResponseReader<Mt5Order> Order = Answers.One<Mt5Order>();
    internal static readonly ApiResponseReader<Mt5OrderHistory> History = WithWholeOrders(Answers.One<Mt5OrderHistory>());
    internal static readonly ApiResponseReader<Mt5HistoryPage> Page = WithWholeOrders(Answers.One<Mt5HistoryPage>());
    internal static readonly ApiResponseReader<Mt5Quote> Quote = Answers.One<Mt5Quote>();
    internal static readonly ApiResponseReader<IReadOnlyList<Mt5Quote>> Quotes = Answers.Many<Mt5Quote>();

    // The documentation names no word for success, so any text is one; a page in the place of the API is none.
    internal static readonly ApiResponseReader<string> Confirmation = static (in ApiResponse response) =>
        Answers.Text(response) is var text && text.AsSpan().TrimStart().StartsWith("<", StringComparison.Ordinal) ? throw new JsonException("The answer is a page.") : text;

    internal static readonly ApiResponseReader<Mt5SymbolParams> SymbolParams = Answers.One<Mt5SymbolParams>();
    internal static readonly ApiResponseReader<ServerTimeZone> TimeZone = static (in ApiResponse response) => ServerTimeZone.FromWire(Answers.Number(response));

    /// <summary>An object keyed by symbol; each entry gets its key as name. A list of entries that name themselves is taken as well.</summary>
    internal static readonly ApiResponseReader<IReadOnlyList<Mt5SymbolInfo>> Symbols = ReadSymbols;

    /// <summary>A list of objects with one member each, symbol and number; one object with all members is taken as well.</summary>
    internal static readonly ApiResponseReader<IReadOnlyDictionary<string, decimal?>> TickValues = ReadTickValues;

    /// <summary>A flag, or the list of states that one of the sources documents (contracts/metatrader.md 4.1, IsQuoteSession).</summary>
    internal static ApiResponseReader<bool> SessionOf(string symbol) => (in ApiResponse response) => ReadSession(response, symbol);

    private static IReadOnlyList<Mt5SymbolInfo> ReadSymbols(in ApiResponse response)
    {
        Utf8JsonReader reader = OpenMap(response.Body);
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            return SymbolArray(response);
        }

        JsonFields.DemandObject(ref reader);
        var symbols = new List<Mt5SymbolInfo>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string name = reader.GetString()!;
            reader.Read();
            Mt5SymbolInfo info = Mt5SymbolInfo.ReadFrom(ref reader) ?? throw new JsonException("The list of symbols holds an entry of another kind.");
            symbols.Add(info with { Name = name });
        }

        Answers.End(ref reader);
        return symbols;
    }

    private static IReadOnlyList<Mt5SymbolInfo> SymbolArray(in ApiResponse response)
    {
        IReadOnlyList<Mt5SymbolInfo> symbols = Answers.Many<Mt5SymbolInfo>()(response);
        return symbols.All(static symbol => symbol.Name is not null) ? symbols : throw new JsonException("The list of symbols holds an entry without a name.");
    }

    private static IReadOnlyDictionary<string, decimal?> ReadTickValues(in ApiResponse response)
    {
        Utf8JsonReader reader = OpenMap(response.Body);
        var values = new Dictionary<string, decimal?>(StringComparer.Ordinal);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            AddTickValues(ref reader, values);
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            {
                JsonFields.DemandObject(ref reader);
                AddTickValues(ref reader, values);
            }
        }
        else
        {
            throw new JsonException("The answer is not a list.");
        }

        Answers.End(ref reader);
        return values;
    }

    private static void AddTickValues(ref Utf8JsonReader reader, Dictionary<string, decimal?> values)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            string symbol = reader.GetString()!;
            reader.Read();
            values[symbol] = JsonFields.DecimalValue(ref reader);
        }
    }

    private static bool ReadSession(in ApiResponse response, string symbol)
    {
        if (response.Body.TrimStart(" \t\r\n"u8) is not [(byte)'[' or (byte)'{', ..])
        {
            return Answers.Flag(response);
        }

        Utf8JsonReader reader = Answers.Open(response.Body);
        bool? active = reader.TokenType switch
        {
            JsonTokenType.StartArray => StateIn(ref reader, symbol),
            JsonTokenType.StartObject => Mt5SessionState.ReadFrom(ref reader)?.Active,
            _ => JsonFields.FlagValue(ref reader),
        };
        Answers.End(ref reader);
        return active ?? throw new JsonException("The answer does not tell the session of the symbol.");
    }

    private static bool? StateIn(ref Utf8JsonReader reader, string symbol)
    {
        Mt5SessionState? only = null;
        bool? found = null;
        int count = 0;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            only = Mt5SessionState.ReadFrom(ref reader);
            count++;
            if (string.Equals(only?.Symbol, symbol, StringComparison.Ordinal))
            {
                found = only?.Active;
            }
        }

        return found ?? (count == 1 && only?.Symbol is null ? only?.Active : null);
    }

    /// <summary>Like <see cref="Answers.Open"/> for an object whose members are symbols: only a wrapper in lower case is one, since a symbol may be called DATA.</summary>
    private static Utf8JsonReader OpenMap(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body);
        reader.Read();
        Utf8JsonReader ahead = reader;
        return reader.TokenType == JsonTokenType.StartObject && ahead.Read() && ahead.TokenType == JsonTokenType.PropertyName &&
            !ahead.ValueTextEquals("result"u8) && !ahead.ValueTextEquals("error"u8) && !ahead.ValueTextEquals("data"u8)
            ? reader
            : Answers.Open(body);
    }

    /// <summary>Demands that every item of <c>orders</c> is an object: the reader of a member leaves out what it cannot read, and a history with holes must not look complete.</summary>
    private static ApiResponseReader<T> WithWholeOrders<T>(ApiResponseReader<T> inner) => (in ApiResponse response) =>
    {
        T answer = inner(response);
        Utf8JsonReader reader = Answers.Open(response.Body);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            bool isOrders = JsonFields.IsNamed(ref reader, "orders"u8);
            reader.Read();
            if (isOrders && reader.TokenType is not (JsonTokenType.StartArray or JsonTokenType.Null))
            {
                throw new JsonException("The orders are not a list.");
            }

            if (isOrders && reader.TokenType == JsonTokenType.StartArray)
            {
                DemandObjects(ref reader);
            }
            else
            {
                reader.Skip();
            }
        }

        return answer;
    };

    private static void DemandObjects(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            JsonFields.DemandObject(ref reader);
            reader.Skip();
        }
    }
}
