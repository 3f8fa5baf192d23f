using System.Text.Json;
using Broker.MetaTrader.Clock;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Streams.Frames;

/// <summary>
/// Reads quotes in one pass over the bytes; all it makes is the quote itself. The form <c>{"type":"Quote","data":{..}}</c> of session hosts and the flat one of the
/// gateway (contracts/metatrader.md 6).
/// </summary>
internal sealed class QuoteFrameReader(IEnumerable<string> wanted) : FrameReader<QuoteView>
{
    private readonly SymbolTable symbols = new(wanted);

    protected override FrameVerdict ReadFrame(ReadOnlySpan<byte> frame, out QuoteView? data)
    {
        data = null;
        var reader = new Utf8JsonReader(frame);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return FrameVerdict.Malformed;
        }

        bool isQuote = false;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "type"u8))
            {
                reader.Read();
                if (!FrameTypes.IsQuote(ref reader))
                {
                    break;
                }

                isQuote = true;
            }
            else if (isQuote && JsonFields.IsNamed(ref reader, "data"u8))
            {
                reader.Read();
                FrameVerdict verdict = ReadQuote(ref reader, out data);
                while (reader.Read())
                {
                    // The rest must be JSON too.
                }

                return verdict;
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        return ReadInAnyOrder(frame, out data);
    }

    // The type comes last, or type and quote stand side by side, or it is something else.
    private FrameVerdict ReadInAnyOrder(ReadOnlySpan<byte> frame, out QuoteView? data)
    {
        data = null;
        var envelope = FrameEnvelope.Open(frame, FrameTypes.IsQuote);
        return envelope.Verdict == FrameVerdict.Data ? ReadQuote(ref envelope.Data, out data) : envelope.Verdict;
    }

    private FrameVerdict ReadQuote(ref Utf8JsonReader reader, out QuoteView? quote)
    {
        quote = null;
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return FrameVerdict.Malformed;
        }

        string? symbol = null;
        bool isWanted = false;
        decimal? bid = null;
        decimal? ask = null;
        ServerTime? at = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonFields.IsNamed(ref reader, "symbol"u8))
            {
                reader.Read();
                symbol = symbols.Get(ref reader, out isWanted);
            }
            else if (JsonFields.IsNamed(ref reader, "bid"u8))
            {
                reader.Read();
                bid = PlainDecimals.Read(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "ask"u8))
            {
                reader.Read();
                ask = PlainDecimals.Read(ref reader);
            }
            else if (JsonFields.IsNamed(ref reader, "time"u8))
            {
                reader.Read();
                at = ServerTime.ReadFrom(ref reader);
            }
            else
            {
                JsonFields.SkipValue(ref reader);
            }
        }

        if (symbol is null)
        {
            return FrameVerdict.Malformed;
        }

        if (!isWanted)
        {
            return FrameVerdict.OtherSymbol;
        }

        quote = new QuoteView { Symbol = symbol, Bid = bid, Ask = ask, Time = at };
        return FrameVerdict.Data;
    }
}
