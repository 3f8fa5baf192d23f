using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public sealed class SalesforceRecordTests
{
    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_of_value_is_read_in_every_culture(string culture) => Cultures.In(culture, () =>
    {
        SalesforceRecord r = Models.Untyped(Models.Full);

        Assert.Equal(("Trading_Account__c", "a0B000000000001AAA"), (r.Type, r.Id));
        Assert.Equal(("Zoë", "1250.50", 1250.50m, 9007199254740993L, true), (r.Text("Name"), r.Text("Equity__c"), r.Number("Equity__c"), r.Whole("Login__c"), r.Flag("IsActive__c")));
        Assert.Equal((new DateOnly(2026, 4, 1), new TimeOnly(22, 0), new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero)), (r.Date("Opened__c"), r.TimeOfDay("Rollover__c"), r.Time("LastTrade__c")));
        Assert.Equal(["cfd", "fx"], r.List("Products__c"));
        Assert.Equal(("Account", "001000000000001AAA", "Ada", "o@example.com"), (r.Parent("Client__r")?.Type, r.Parent("Client__r")?.Id, r.Text("Client__r.Name"), r.Text("client__r.owner.email")));
        Assert.Equal((2, 3L, false, 0.01m), (r.Children("Deals__r")!.Count, r.Children("Deals__r")!.TotalSize, r.Children("Deals__r")!.Done, r.Children("Deals__r")![0].Number("Volume__c")));
        Assert.Equal(("Valletta", 14.5146m, -33.9249m), (r.Address("BillingAddress")?.City, r.Address("BillingAddress")?.Longitude, r.Location("Office__c")?.Latitude));
        Assert.Equal((true, false, null), (r.Has("Nothing__c"), r.Has("Never__c"), r.Text("Nothing__c")));
        Assert.Equal((SalesforceValueKind.Empty, SalesforceValueKind.Missing), (r["Nothing__c"].Kind, r["Client__r.Owner.Never"].Kind));
    });

    [Theory]
    [InlineData("0.1")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("1234567890123456789.0123456789")]
    public void Digits_beyond_a_double_survive(string number)
    {
        SalesforceRecord r = Models.Untyped($$"""{"A":{{number}}}""");

        Assert.Equal(number, r.Text("A"));
        Assert.Equal(number, SalesforceValueText.Of(r.Number("A")!.Value));
    }

    [Theory]
    [InlineData("1E3", 1000)]
    [InlineData("1.25E+2", 125)]
    [InlineData("-5.0e-1", -0.5)]
    [InlineData("1.0E7", 10000000)]
    [InlineData("-0.0", 0)]
    [InlineData("12", 12)]
    public void An_exponent_is_read_exactly(string text, double expected) =>
        Assert.Equal((decimal)expected, Models.Untyped($$"""{"A":{{text}}}""").Number("A"));

    [Theory]
    [InlineData("1E30")]
    [InlineData("1E-30")]
    [InlineData("79228162514264337593543950336")]
    [InlineData("0.12345678901234567890123456789012")]
    [InlineData("1E999999999")]
    [InlineData("\"1,5\"")]
    [InlineData("\"1.\"")]
    [InlineData("\".5.\"")]
    [InlineData("\"abc\"")]
    [InlineData("true")]
    [InlineData("{}")]
    public void What_a_decimal_cannot_hold_is_an_error_that_names_the_field_and_not_the_value(string json)
    {
        SalesforceRecord r = Models.Untyped($$"""{"Balance__c":{{json}}}""");

        string message = Assert.Throws<FormatException>(() => r.Number("Balance__c")).Message;
        Assert.Contains("Balance__c", message, StringComparison.Ordinal);
        Assert.DoesNotContain(json.Trim('"'), message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-11-22T06:00:00.000+0000", "2026-11-22T06:00:00.0000000+00:00")]
    [InlineData("2026-11-22T06:00:00.000Z", "2026-11-22T06:00:00.0000000+00:00")]
    [InlineData("2026-11-22T06:00:00Z", "2026-11-22T06:00:00.0000000+00:00")]
    [InlineData("2026-11-22T06:00:00.000-0330", "2026-11-22T06:00:00.0000000-03:30")]
    [InlineData("2026-11-22T06:00:00.123+05:30", "2026-11-22T06:00:00.1230000+05:30")]
    [InlineData("2024-02-29T23:59:59.999+0000", "2024-02-29T23:59:59.9990000+00:00")]
    [InlineData("2026-02-29T06:00:00.000+0000", null)]
    [InlineData("2026-11-22T24:00:00.000+0000", null)]
    [InlineData("2026-11-22T06:00:00.000", null)]
    [InlineData("2026-11-22T06:00:00.000+000", null)]
    [InlineData("2026-11-22T06:00:00.000+1500", null)]
    [InlineData("2026-11-22T06:00:00.+0000", null)]
    [InlineData("0001-01-01T00:00:00.000+0100", null)]
    [InlineData("2026-11-22 06:00:00.000+0000", null)]
    [InlineData("2026-11-22", null)]
    public void Points_in_time_need_an_offset_with_or_without_a_colon(string text, string? expected)
    {
        SalesforceRecord r = Models.Untyped($$"""{"A":"{{text}}"}""");

        Assert.Equal(expected, r["A"].TryTime(out DateTimeOffset time) ? time.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : null);
    }

    [Fact]
    public void An_aggregate_row_has_no_id_and_the_id_may_come_from_the_address()
    {
        SalesforceRecord row = Models.Untyped("""{"attributes":{"type":"AggregateResult"},"expr0":5}""");
        Assert.Equal(("AggregateResult", null, 5L), (row.Type, row.Id, row.Whole("expr0")));
        Assert.Equal("001000000000001AAA", Models.Untyped("""{"attributes":{"type":"Account","url":"/services/data/v67.0/sobjects/Account/001000000000001AAA"},"Name":"x"}""").Id);
    }

    [Fact]
    public void Other_objects_and_arrays_are_kept_as_their_JSON()
    {
        SalesforceRecord r = Models.Untyped("""{"A":{"x":[1,2]},"B":[1,{"a":"b"}],"C":{"latitude":1,"x":2}}""");

        Assert.Equal(("""{"x":[1,2]}""", """[1,{"a":"b"}]""", SalesforceValueKind.Json), (r.Text("A"), r.Text("B"), r["C"].Kind));
        Assert.Throws<FormatException>(() => Models.Untyped("""{"A":{"attributes":{}}}""").Text("A"));
    }

    [Fact]
    public void No_value_prints()
    {
        SalesforceRecord r = Models.Untyped(Models.Full);
        string all = string.Join('|', r.ToString(), r["Name"].ToString(), r["Client__r"].ToString(), r.Address("BillingAddress")!.ToString(), r.Location("Office__c")!.ToString(), r.Children("Deals__r")!.ToString(), new SalesforceFields().Set("Name", "Zoë").ToString());

        Assert.DoesNotContain("Zoë", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Valletta", all, StringComparison.Ordinal);
        Assert.DoesNotContain("33", all, StringComparison.Ordinal);
    }
}
