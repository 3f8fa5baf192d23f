using System.Globalization;
using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

public sealed class ValueTextTests
{
    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Numbers_come_back_as_they_were_in_every_culture(string culture) => Cultures.In(culture, () =>
    {
        foreach (decimal number in new[] { 0m, 1m, -1m, 1250.50m, -0.01m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -7.9228162514264337593543950335m, 1.10m })
        {
            string text = HubSpotValueText.Of(number);
            Assert.True(HubSpotValueText.TryNumber(text, out decimal back), text);
            Assert.Equal(number, back);
            Assert.DoesNotContain(text, c => c is not ((>= '0' and <= '9') or '.' or '-'));
        }

        foreach (long number in new[] { 0, -5, long.MaxValue, long.MinValue })
        {
            Assert.True(HubSpotValueText.TryWhole(HubSpotValueText.Of(number), out long back));
            Assert.Equal(number, back);
        }

        Assert.Equal("1250.50", HubSpotValueText.Of(1250.50m));
        Assert.True(HubSpotValueText.TryNumber("1000000.25", out decimal plain));
        Assert.Equal(1000000.25m, plain);
    });

    [Theory]
    [InlineData("1e3")]
    [InlineData("1E3")]
    [InlineData("1,5")]
    [InlineData("1.000,5")]
    [InlineData("1,000.5")]
    [InlineData(" 1")]
    [InlineData("1 ")]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".")]
    [InlineData("1.2.3")]
    [InlineData("--1")]
    [InlineData("$5")]
    [InlineData("١٢")]
    [InlineData("1\0")]
    [InlineData("NaN")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.12345678901234567890123456789")]
    public void What_is_no_exact_plain_number_is_refused(string text) =>
        Cultures.In("de-DE", () => Assert.False(HubSpotValueText.TryNumber(text, out _)));

    [Theory]
    [InlineData("0000000000000000000000000000000001.5", "1.5")]
    [InlineData("1.5000000000000000000000000000000000", "1.5")]
    [InlineData("-0.00000000000000000000000000000000", "0")]
    [InlineData("-12345678901234567890123456789.000", "-12345678901234567890123456789")]
    public void Long_texts_of_short_numbers_are_numbers(string text, string expected)
    {
        Assert.True(HubSpotValueText.TryNumber(text, out decimal number));
        Assert.Equal(decimal.Parse(expected, CultureInfo.InvariantCulture), number);
    }

    [Theory]
    [InlineData("5.0", true)]
    [InlineData("5.5", false)]
    [InlineData("9223372036854775808", false)]
    [InlineData("-9223372036854775808.00", true)]
    [InlineData("", false)]
    public void A_whole_number_may_have_zeros_behind_its_dot_and_nothing_else(string text, bool expected) =>
        Assert.Equal(expected, HubSpotValueText.TryWhole(text, out _));

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Flags_and_dates_and_times_are_the_same_in_every_culture(string culture) => Cultures.In(culture, () =>
    {
        Assert.Equal(("true", "false"), (HubSpotValueText.Of(true), HubSpotValueText.Of(false)));
        Assert.True(HubSpotValueText.TryFlag("TRUE", out bool yes) && yes);
        Assert.True(HubSpotValueText.TryFlag("false", out bool no) && !no);
        Assert.False(HubSpotValueText.TryFlag("yes", out _));
        Assert.False(HubSpotValueText.TryFlag("", out _));

        foreach (DateOnly date in new[] { DateOnly.MinValue, DateOnly.MaxValue, new DateOnly(2024, 2, 29) })
        {
            Assert.True(HubSpotValueText.TryDate(HubSpotValueText.Of(date), out DateOnly back));
            Assert.Equal(date, back);
        }

        Assert.Equal("2024-02-29", HubSpotValueText.Of(new DateOnly(2024, 2, 29)));
        DateTimeOffset time = new(2026, 11, 1, 19, 45, 10, 456, TimeSpan.FromHours(2));
        Assert.Equal("2026-11-01T17:45:10.456Z", HubSpotValueText.Of(time));
        Assert.True(HubSpotValueText.TryTime(HubSpotValueText.Of(time), out DateTimeOffset same));
        Assert.Equal(time, same);
        Assert.Equal("0001-01-01T00:00:00.000Z", HubSpotValueText.Of(DateTimeOffset.MinValue));
        Assert.Equal("9999-12-31T23:59:59.999Z", HubSpotValueText.Of(DateTimeOffset.MaxValue));
    });

    [Theory]
    [InlineData("2026-11-01T17:45:10Z", "2026-11-01T17:45:10.0000000+00:00")]
    [InlineData("2026-11-01T17:45:10.4Z", "2026-11-01T17:45:10.4000000+00:00")]
    [InlineData("2026-11-01T17:45:10.123456789Z", "2026-11-01T17:45:10.1234567+00:00")]
    [InlineData("2026-11-01T19:45:10.456+02:00", "2026-11-01T19:45:10.4560000+02:00")]
    [InlineData("2026-11-01T12:15:10.456-05:30", "2026-11-01T12:15:10.4560000-05:30")]
    [InlineData("1790000001000", "2026-09-21T14:13:21.0000000+00:00")]
    [InlineData("-1000", "1969-12-31T23:59:59.0000000+00:00")]
    [InlineData("2026-11-01", "2026-11-01T00:00:00.0000000+00:00")]
    public void A_time_is_read_in_every_form_that_HubSpot_documents(string text, string expected)
    {
        Assert.True(HubSpotValueText.TryTime(text, out DateTimeOffset time));
        Assert.Equal(expected, time.ToString("O", CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2026-11-01T17:45:10")]
    [InlineData("2026-11-01T17:45:10.Z")]
    [InlineData("2026-11-01T24:00:00Z")]
    [InlineData("2026-11-01T17:60:00Z")]
    [InlineData("2026-11-01T17:45:60Z")]
    [InlineData("2026-02-29T17:45:10Z")]
    [InlineData("2026-11-01T17:45:10+15:00")]
    [InlineData("2026-11-01T17:45:10+2:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:59:59-01:00")]
    [InlineData("2026-11-01T17-45-10.000Z")]
    [InlineData("2026-11-01 17:45:10Z")]
    [InlineData("2026-11-01T17:45:10ZZ")]
    [InlineData("01.11.2026")]
    [InlineData("253402300800000")]
    [InlineData("yesterday")]
    [InlineData("")]
    public void What_is_no_time_of_one_zone_is_refused(string text) => Assert.False(HubSpotValueText.TryTime(text, out _));

    [Theory]
    [InlineData("2026-11-01", "2026-11-01")]
    [InlineData("1793491200000", "2026-11-01")]
    [InlineData("2026-11-01T00:00:00.000Z", "2026-11-01")]
    [InlineData("1793491200001", null)]
    [InlineData("2026-11-01T00:00:00.001Z", null)]
    [InlineData("2026-11-31", null)]
    [InlineData("2026-1-01", null)]
    [InlineData("20-06-2026", null)]
    [InlineData("0000-01-01", null)]
    [InlineData("2026/11/01", null)]
    [InlineData("-026-11-01", null)]
    public void A_date_is_a_day_or_its_midnight(string text, string? expected)
    {
        bool read = HubSpotValueText.TryDate(text, out DateOnly date);
        Assert.Equal(expected, read ? HubSpotValueText.Of(date) : null);
    }

    [Fact]
    public void Options_replace_and_appended_ones_begin_with_a_semicolon()
    {
        Assert.Equal("cfd;fx", HubSpotValueText.Of(["cfd", "fx"]));
        Assert.Equal(";cfd;fx", HubSpotValueText.Of(HubSpotAppend.Of("cfd", "fx")));
        Assert.Equal("", HubSpotValueText.Of(Array.Empty<string>()));
        Assert.Equal(["cfd", "fx"], HubSpotValueText.List("cfd;fx"));
        Assert.Empty(HubSpotValueText.List(null));
        Assert.Empty(HubSpotValueText.List(""));
        Assert.Equal(2, HubSpotAppend.Of("cfd", "fx").Count);
        Assert.Equal("fx", HubSpotAppend.Of("cfd", "fx")[1]);
    }

    [Fact]
    public void Options_that_would_be_read_as_others_are_refused_by_position()
    {
        Assert.Contains("Option 1", Assert.Throws<ArgumentException>(() => HubSpotValueText.Of(["a", "b;c"])).Message, StringComparison.Ordinal);
        Assert.Contains("Option 0 is empty", Assert.Throws<ArgumentException>(() => HubSpotValueText.Of(["", "a"])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => HubSpotAppend.Of<string>());
    }
}
