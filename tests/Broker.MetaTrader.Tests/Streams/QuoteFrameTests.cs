using System.Globalization;
using System.Text;
using Broker.MetaTrader.Quotes;
using Broker.MetaTrader.Streams.Frames;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class QuoteFrameTests
{
    private const string Usual = """{"type":"Quote","data":{"symbol":"EURUSD","bid":1.08420,"ask":1.08431,"time":"2026-11-02T09:00:00.123","last":0.0,"volume":7}}""";

    [Fact]
    public void A_frame_of_a_session_host_is_a_quote()
    {
        QuoteView quote = Quote(Usual);

        Assert.Equal(new QuoteView { Symbol = "EURUSD", Bid = 1.08420m, Ask = 1.08431m, Time = new(new DateTime(2026, 11, 2, 9, 0, 0, 123)) }, quote);
        Assert.Equal("1.08420", quote.Bid!.Value.ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("""{"data":{"ask":1.2,"bid":1.1,"symbol":"EURUSD"},"type":"Quote"}""")]
    [InlineData("""{"type":"quote","symbol":"EURUSD","bid":1.1,"ask":1.2}""")]
    [InlineData("""{"symbol":"EURUSD","bid":1.1,"ask":1.2,"type":"quote"}""")]
    [InlineData("""{"Type":"QUOTE","Data":{"Symbol":"EURUSD","Bid":1.1,"Ask":1.2}}""")]
    [InlineData("""{"id":"x","type":"Quote","extra":{"type":"Mail"},"data":{"symbol":"EURUSD","bid":"1.1","ask":"1.2","more":[{"bid":9}]}}""")]
    [InlineData("""  {"type":"OnQuote","data":{"symbol":"EUR\u0055SD","bid":11e-1,"ask":1.2}}""")]
    public void Order_case_and_form_of_members_do_not_matter(string frame)
    {
        QuoteView quote = Quote(frame);

        Assert.Equal(("EURUSD", 1.1m, 1.2m), (quote.Symbol, quote.Bid, quote.Ask));
        Assert.Null(quote.Time);
    }

    [Theory]
    [InlineData("""{"type":"OrderUpdate","data":{"symbol":"EURUSD"}}""", nameof(FrameVerdict.OtherType))]
    [InlineData("""{"type":17,"data":{"symbol":"EURUSD"}}""", nameof(FrameVerdict.OtherType))]
    [InlineData("""{"data":{"symbol":"EURUSD","bid":1}}""", nameof(FrameVerdict.OtherType))]
    [InlineData("""{"type":"error","message":"x"}""", nameof(FrameVerdict.Error))]
    [InlineData("""{"message":"gone","code":"INVALID_TOKEN"}""", nameof(FrameVerdict.Error))]
    [InlineData("""{"type":"Quote","data":{"symbol":"eurusd","bid":1}}""", nameof(FrameVerdict.OtherSymbol))]
    [InlineData("""{"type":"Quote","data":{"bid":1}}""", nameof(FrameVerdict.Malformed))]
    [InlineData("""{"type":"Quote","data":{"symbol":["EURUSD"]}}""", nameof(FrameVerdict.Malformed))]
    [InlineData("""{"type":"Quote","data":[1]}""", nameof(FrameVerdict.Malformed))]
    [InlineData("""{"type":"Quote","data":{"symbol":"EURUSD","bid":1}} {}""", nameof(FrameVerdict.Malformed))]
    [InlineData("""{"type":"Quote","data":{"symbol":"EURUSD","bid":1.,"ask":2}}""", nameof(FrameVerdict.Malformed))]
    [InlineData("[]", nameof(FrameVerdict.Malformed))]
    [InlineData("", nameof(FrameVerdict.Malformed))]
    [InlineData("pong", nameof(FrameVerdict.Malformed))]
    public void Other_frames_are_told_apart(string frame, string verdict)
    {
        Assert.Equal(verdict, Read(frame, out QuoteView? quote).ToString());
        Assert.Null(quote);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-0.5")]
    [InlineData("1.10")]
    [InlineData("123456789012345678")]
    [InlineData("1.2345678901234567")]
    [InlineData("1.234567890123456789")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    public void Prices_are_exact_in_every_culture(string price)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        try
        {
            QuoteView quote = Quote($$$"""{"type":"Quote","data":{"symbol":"EURUSD","bid":{{{price}}},"ask":"{{{price}}}"}}""");

            Assert.Equal(price, quote.Bid!.Value.ToString(CultureInfo.InvariantCulture));
            Assert.Equal(price, quote.Ask!.Value.ToString(CultureInfo.InvariantCulture));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("1e99")]
    [InlineData("true")]
    [InlineData("null")]
    [InlineData("{\"a\":1}")]
    [InlineData("\"1,5\"")]
    public void A_price_that_is_none_is_absent(string price) =>
        Assert.Null(Quote($$$"""{"type":"Quote","data":{"symbol":"EURUSD","bid":{{{price}}},"ask":2}}""").Bid);

    [Fact]
    public void The_symbol_is_one_object_for_all_frames()
    {
        var reader = new QuoteFrameReader(["EURUSD", "US500.cash"]);
        reader.Read(Encoding.UTF8.GetBytes(Usual), out QuoteView? first);
        reader.Read(Encoding.UTF8.GetBytes(Usual), out QuoteView? second);

        Assert.Same(first!.Symbol, second!.Symbol);
    }

    [Fact]
    public void Strange_symbols_without_end_do_not_fill_the_memory_or_hide_those_asked_for()
    {
        var reader = new QuoteFrameReader(["EURUSD"]);
        for (int i = 0; i < 10_000; i++)
        {
            Assert.Equal(FrameVerdict.OtherSymbol, reader.Read(Encoding.UTF8.GetBytes(Usual.Replace("EURUSD", $"X{i}", StringComparison.Ordinal)), out _));
        }

        Assert.Equal(FrameVerdict.Data, reader.Read(Encoding.UTF8.GetBytes(Usual), out _));
    }

    [Fact]
    public void A_quote_costs_no_more_than_itself()
    {
        var reader = new QuoteFrameReader(["EURUSD"]);
        byte[] frame = Encoding.UTF8.GetBytes(Usual);
        reader.Read(frame, out _);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
        {
            reader.Read(frame, out _);
        }

        Assert.InRange((GC.GetAllocatedBytesForCurrentThread() - before) / 1000, 1, 120);
    }

    [Fact]
    public void No_truncated_or_damaged_frame_throws()
    {
        var reader = new QuoteFrameReader(["EURUSD"]);
        byte[] frame = Encoding.UTF8.GetBytes(Usual);
        for (int length = 0; length < frame.Length; length++)
        {
            Assert.Equal(FrameVerdict.Malformed, reader.Read(frame.AsSpan(0, length), out _));
        }

        for (int at = 0; at < frame.Length; at++)
        {
            foreach (byte value in new byte[] { 0, (byte)'"', (byte)'{', (byte)'}', (byte)'[', (byte)',', (byte)'\\', (byte)'9', 0x80, 0xFF })
            {
                byte[] damaged = [.. frame];
                damaged[at] = value;
                FrameVerdict verdict = reader.Read(damaged, out QuoteView? quote);
                Assert.Equal(verdict == FrameVerdict.Data, quote is not null);
            }
        }

        Assert.Equal(FrameVerdict.Malformed, reader.Read(Encoding.UTF8.GetBytes("{\"type\":" + new string('[', 5000)), out _));
    }

    private static FrameVerdict Read(string frame, out QuoteView? quote) => new QuoteFrameReader(["EURUSD"]).Read(Encoding.UTF8.GetBytes(frame), out quote);

    private static QuoteView Quote(string frame)
    {
        Assert.Equal(FrameVerdict.Data, Read(frame, out QuoteView? quote));
        return quote!;
    }
}
