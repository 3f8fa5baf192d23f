using System.Globalization;
using System.Text;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class WireDatesTests
{
    [Theory]
    [InlineData("2026-11-02T09:15:30", "2026-11-02T09:15:30.0000000")]
    [InlineData("2026-11-02 09:15:30", "2026-11-02T09:15:30.0000000")]
    [InlineData("2026-11-02T09:15:30.5", "2026-11-02T09:15:30.5000000")]
    [InlineData("2026-11-02T09:15:30.123456789", "2026-11-02T09:15:30.1234567")]
    [InlineData("2026-11-02T09:15:30Z", "2026-11-02T09:15:30.0000000")]
    [InlineData("2026-11-02T09:15:30.25+02:00", "2026-11-02T09:15:30.2500000")]
    [InlineData("2024-02-29T23:59:59", "2024-02-29T23:59:59.0000000")]
    [InlineData("9999-12-31T23:59:59.9999999", "9999-12-31T23:59:59.9999999")]
    [InlineData("1970-01-01T00:00:00", "1970-01-01T00:00:00.0000000")]
    public void A_clock_is_read_as_its_digits(string text, string expected)
    {
        CultureInfo.CurrentCulture = new CultureInfo("ar-SA");

        Assert.True(WireDates.TryReadClock(Encoding.UTF8.GetBytes(text), out DateTime clock));
        Assert.Equal(expected, clock.ToString("O", CultureInfo.InvariantCulture));
        Assert.Equal(DateTimeKind.Unspecified, clock.Kind);
    }

    [Theory]
    [InlineData("0001-01-01T00:00:00")]
    [InlineData("0001-01-01T00:00:00Z")]
    [InlineData("0000-00-00T00:00:00")]
    [InlineData("53269-01-01T00:00:00")]
    [InlineData("2025-02-29T00:00:00")]
    [InlineData("2026-13-01T00:00:00")]
    [InlineData("2026-11-31T00:00:00")]
    [InlineData("2026-11-02T24:00:00")]
    [InlineData("2026-11-02T09:60:00")]
    [InlineData("2026-11-02T09:15:60")]
    [InlineData("2026-11-02T09:15")]
    [InlineData("2026-11-02")]
    [InlineData("02.11.2026 09:15:30")]
    [InlineData("2026-11-02T09:15:30 PM")]
    [InlineData("2026-11-02T09:15:30.5x")]
    [InlineData("2026-11-02T09:15:30.")]
    [InlineData("2026-11-02T09:15:30+25:00")]
    [InlineData("2026-11-02T09:15:30+2")]
    [InlineData("2026-11-02T09:15:30+0a:00")]
    [InlineData("2026-11-02T09:15:30ZZ")]
    [InlineData("2026-11-0২T09:15:30")]
    [InlineData("")]
    public void What_is_no_date_is_none(string text)
    {
        Assert.False(WireDates.TryReadClock(Encoding.UTF8.GetBytes(text), out _));
        Assert.False(WireDates.TryReadUtc(Encoding.UTF8.GetBytes(text), out _));
    }

    [Theory]
    [InlineData("2026-11-02T09:15:30", "2026-11-02T09:15:30")]
    [InlineData("2026-11-02T09:15:30Z", "2026-11-02T09:15:30")]
    [InlineData("2026-11-02T09:15:30+02:00", "2026-11-02T07:15:30")]
    [InlineData("2026-11-02T09:15:30.000-0330", "2026-11-02T12:45:30")]
    [InlineData("2026-11-02T09:15:30+14", "2026-11-01T19:15:30")]
    [InlineData("9999-12-31T23:59:59-05:00", "9999-12-31T23:59:59")]
    public void A_time_whose_name_says_utc_is_utc_unless_it_states_an_offset(string text, string expected)
    {
        Assert.True(WireDates.TryReadUtc(Encoding.UTF8.GetBytes(text), out DateTimeOffset time));
        Assert.Equal((expected, TimeSpan.Zero), (time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture), time.Offset));
    }

    [Fact]
    public void Any_bytes_are_survived()
    {
        var random = new Random(4);
        byte[] valid = Encoding.ASCII.GetBytes("2026-11-02T09:15:30.1234567+02:00");
        for (int round = 0; round < 100_000; round++)
        {
            byte[] text = [.. valid.Take(random.Next(valid.Length + 1))];
            for (int edits = random.Next(3); edits > 0 && text.Length > 0; edits--)
            {
                text[random.Next(text.Length)] = (byte)random.Next(256);
            }

            Assert.True(WireDates.TryReadClock(text, out _) == WireDates.TryReadUtc(text, out _));
        }
    }
}
