using System.Globalization;
using Broker.Crm.HubSpot.Search;

namespace Broker.Crm.HubSpot.Tests.Search;

public sealed class FilterValueTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Values_are_written_as_HubSpot_keeps_them_whatever_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.Equal("-1234567.89", HubSpotFilter.AtLeast("a", -1234567.89m).Value);
            Assert.Equal("-5", HubSpotFilter.AtLeast("a", -5).Value);
            Assert.Equal("9007199254740993", HubSpotFilter.Equal("a", 9007199254740993L).Value);
            Assert.Equal("true", HubSpotFilter.Equal("a", true).Value);
            Assert.Equal("2026-02-03", HubSpotFilter.Equal("a", new DateOnly(2026, 2, 3)).Value);
            Assert.Equal("1770120000001", HubSpotFilter.LessThan("a", new DateTimeOffset(2026, 2, 3, 13, 0, 0, 1, TimeSpan.FromHours(1))).Value);
            Assert.Equal(["1", "0.5"], HubSpotFilter.In("a", 1, 0.5m).Values!);
            Assert.Equal(("associations.companies", "12"), (HubSpotFilter.AssociatedWith("companies", "12").Property, HubSpotFilter.AssociatedWith("companies", "12").Value));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_missing_value_is_refused()
    {
        Assert.Throws<ArgumentException>(() => HubSpotFilter.Equal("a", default));
        Assert.Throws<ArgumentException>(() => HubSpotFilter.Between("a", 1, default));
        Assert.Throws<ArgumentException>(() => HubSpotFilter.In("a", default(HubSpotFilterValue)));
    }

    [Fact]
    public void Neither_value_nor_filter_print_what_may_be_personal() =>
        Assert.Equal(("value of 5 characters", "email EQ"), (((HubSpotFilterValue)"a@b.c").ToString(), HubSpotFilter.Equal("email", "a@b.c").ToString()));
}
