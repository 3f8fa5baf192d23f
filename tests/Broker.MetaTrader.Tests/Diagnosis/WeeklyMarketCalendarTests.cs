using System.Globalization;
using Broker.Core.Boundaries.Accounts;

namespace Broker.MetaTrader.Tests.Diagnosis;

public sealed class WeeklyMarketCalendarTests
{
    [Theory]
    [InlineData("2026-11-06T21:59:59Z", true)]
    [InlineData("2026-11-06T22:00:00Z", false)]
    [InlineData("2026-11-07T12:00:00Z", false)]
    [InlineData("2026-11-08T21:59:59Z", false)]
    [InlineData("2026-11-08T22:00:00Z", true)]
    [InlineData("2026-11-09T00:30:00+03:00", false)]
    [InlineData("2026-11-09T01:30:00+03:00", true)]
    public void The_forex_week_ends_on_friday_evening_and_begins_on_sunday_evening(string at, bool isOpen) =>
        Assert.Equal(isOpen, WeeklyMarketCalendar.Forex.IsOpen(Time(at)));

    [Theory]
    [InlineData("2026-11-06T21:59:00Z", "2026-11-08T22:01:00Z", 2)]
    [InlineData("2026-11-04T10:00:00Z", "2026-11-04T10:07:00Z", 7)]
    [InlineData("2026-11-07T10:00:00Z", "2026-11-08T10:00:00Z", 0)]
    [InlineData("2026-11-04T10:07:00Z", "2026-11-04T10:00:00Z", 0)]
    [InlineData("2026-11-02T00:00:00Z", "2026-11-09T00:00:00Z", 5 * 24 * 60)]
    public void Open_time_leaves_out_the_weekend(string from, string to, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), WeeklyMarketCalendar.Forex.OpenTimeBetween(Time(from), Time(to)));

    [Fact]
    public void Holidays_are_closed()
    {
        WeeklyMarketCalendar calendar = WeeklyMarketCalendar.ForexWith([new DateOnly(2026, 12, 25)]);

        Assert.False(calendar.IsOpen(Time("2026-12-25T10:00:00Z")));
        Assert.Equal(TimeSpan.FromHours(1), calendar.OpenTimeBetween(Time("2026-12-24T23:00:00Z"), Time("2026-12-27T22:00:00Z")));
    }

    [Fact]
    public void A_week_that_wraps_and_a_very_old_quote()
    {
        var nights = new WeeklyMarketCalendar(DayOfWeek.Sunday, new TimeOnly(1, 0), DayOfWeek.Saturday, new TimeOnly(23, 0));

        Assert.True(nights.IsOpen(Time("2026-11-07T23:30:00Z")));
        Assert.False(nights.IsOpen(Time("2026-11-08T01:00:00Z")));
        Assert.True(WeeklyMarketCalendar.Forex.OpenTimeBetween(DateTimeOffset.MinValue, Time("2026-11-08T01:00:00Z")) > TimeSpan.FromDays(30));
    }

    [Fact]
    public void Opening_when_it_closes_is_refused() =>
        Assert.Throws<ArgumentException>(() => new WeeklyMarketCalendar(DayOfWeek.Friday, new TimeOnly(1, 0), DayOfWeek.Friday, new TimeOnly(1, 0)));

    [Theory]
    [InlineData("trade1.acme.example", "trade1.acme.example:443")]
    [InlineData(" trade1.acme.example:1950 ", "trade1.acme.example:1950")]
    [InlineData("10.0.0.7:443", "10.0.0.7:443")]
    [InlineData("[2001:db8::1]:444", "[2001:db8::1]:444")]
    [InlineData("2001:db8::1", "[2001:db8::1]:443")]
    public void Access_points_are_read(string text, string written) => Assert.Equal(written, HostAndPort.Parse(text).ToString());

    [Theory]
    [InlineData("")]
    [InlineData("host:")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:4x")]
    [InlineData("https://host")]
    [InlineData("host/path")]
    [InlineData("ho st")]
    [InlineData("host?x=1")]
    public void What_is_no_access_point_is_refused(string text) => Assert.False(HostAndPort.TryParse(text, out _));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
