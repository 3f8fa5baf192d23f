using System.Globalization;
using Broker.MetaTrader.Clock;

namespace Broker.MetaTrader.Tests.Clock;

public sealed class ServerTimeTests
{
    private static readonly ServerTimeZone PlusTwo = new(TimeSpan.FromHours(2)), MinusFive = new(TimeSpan.FromHours(-5));

    [Theory]
    [InlineData(DateTimeKind.Utc)]
    [InlineData(DateTimeKind.Local)]
    [InlineData(DateTimeKind.Unspecified)]
    public void Only_the_digits_of_a_clock_count(DateTimeKind kind)
    {
        var time = new ServerTime(new DateTime(2026, 11, 2, 9, 15, 30, kind));

        Assert.Equal(DateTimeKind.Unspecified, time.Clock.Kind);
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 7, 15, 30, TimeSpan.Zero), time.ToUtc(PlusTwo));
        Assert.Equal(new ServerTime(new DateTime(2026, 11, 2, 9, 15, 30)), time);
    }

    [Fact]
    public void A_point_in_time_and_back_is_the_same()
    {
        var point = new DateTimeOffset(2026, 3, 29, 1, 30, 0, TimeSpan.FromHours(1));

        Assert.Equal(point, ServerTime.At(point, MinusFive).ToUtc(MinusFive));
        Assert.Equal("2026-03-28T19:30:00", ServerTime.At(point, MinusFive).ToString());
        Assert.Equal(TimeSpan.Zero, ServerTime.At(point, PlusTwo).ToUtc(PlusTwo).Offset);
    }

    [Fact]
    public void At_the_ends_of_the_calendar_it_stands_still()
    {
        Assert.Equal(DateTimeOffset.MaxValue, new ServerTime(DateTime.MaxValue).ToUtc(MinusFive));
        Assert.Equal(DateTimeOffset.MinValue, default(ServerTime).ToUtc(PlusTwo));
        Assert.Equal(DateTime.MaxValue, ServerTime.At(DateTimeOffset.MaxValue, PlusTwo).Clock);
        Assert.Equal(DateTime.MinValue, ServerTime.At(DateTimeOffset.MinValue, MinusFive).Clock);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    [InlineData("th-TH")]
    public void It_is_written_as_the_api_takes_it_whatever_the_culture(string culture)
    {
        CultureInfo.CurrentCulture = new CultureInfo(culture);

        Assert.Equal("2026-01-02T03:04:05", new ServerTime(new DateTime(2026, 1, 2, 3, 4, 5, 678)).ToString());
        Assert.Equal("UTC-05:00", MinusFive.ToString());
        Assert.Equal("UTC+05:45", new ServerTimeZone(new TimeSpan(5, 45, 0)).ToString());
    }

    [Fact]
    public void Readings_are_ordered()
    {
        ServerTime early = new(new DateTime(2026, 1, 1)), late = new(new DateTime(2026, 1, 2)), same = early;

        Assert.True(early < late && late > early && early <= same && early >= same && early.CompareTo(late) < 0);
        Assert.False(early > late || late < early || late <= early || early >= late);
    }

    [Theory]
    [InlineData("2", 120)]
    [InlineData("-3.5", -210)]
    [InlineData("5.75", 345)]
    [InlineData("14", 840)]
    [InlineData("0", 0)]
    [InlineData("15", 15)]
    [InlineData("180", 180)]
    [InlineData("-840", -840)]
    [InlineData("2.001", 120)]
    public void A_number_is_hours_and_beyond_fourteen_minutes(string number, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), ServerTimeZone.FromWire(decimal.Parse(number, CultureInfo.InvariantCulture)).Offset);

    [Theory]
    [InlineData("841")]
    [InlineData("-7200")]
    [InlineData("79228162514264337593543950335")]
    public void A_number_beyond_both_is_refused(string number) =>
        Assert.Throws<FormatException>(() => ServerTimeZone.FromWire(decimal.Parse(number, CultureInfo.InvariantCulture)));
}
