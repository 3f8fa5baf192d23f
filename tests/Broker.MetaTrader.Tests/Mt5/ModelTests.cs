using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Broker.Core.Secrets;
using Broker.MetaTrader.Mt5.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Mt5;

/// <summary>Every member that the contract lists lands in its property, whatever the vendor does to case and kinds.</summary>
public sealed class ModelTests
{
    private static readonly MethodInfo Reader = typeof(Mt5Rig).GetMethod(nameof(Mt5Rig.Read))!;

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Every_member_is_read(Type type, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);

        Compare(document.RootElement, Read(type, json));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Numbers_that_come_as_text_are_read(Type type, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        string asText = System.Text.RegularExpressions.Regex.Replace(json, "\":(-?[0-9.]+|true|false)", "\":\"$1\"");

        Compare(document.RootElement, Read(type, asText));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Names_in_another_case_are_read(Type type, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        string pascal = System.Text.RegularExpressions.Regex.Replace(json, "\"([a-z])([A-Za-z0-9_]*)\":", static m => $"\"{m.Groups[1].Value.ToUpperInvariant()}{m.Groups[2].Value}\":");

        Compare(document.RootElement, Read(type, pascal));
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void What_is_missing_null_or_of_the_wrong_kind_is_null(Type type, string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        Assert.Empty(Filled(Read(type, "{}")));
        foreach (string wrong in (string[])["null", "{\"a\":[1]}", "[[{}]]"])
        {
            string broken = "{" + string.Join(",", document.RootElement.EnumerateObject().Select(member => $"\"{member.Name}\":{wrong}")) + "}";

            Assert.All(Filled(Read(type, broken)), property => Assert.Contains(property.PropertyType.Name, (string[])["IReadOnlyList`1", nameof(Mt5Deal), nameof(Mt5OrderRecord), nameof(Mt5SymbolInfo), nameof(Mt5SymbolGroup)]));
        }
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void What_is_not_known_is_kept_but_no_secret(Type type, string json)
    {
        object read = Read(type, "{\"zzz\":[1,2],\"adminPassword\":\"CANARY\",\"sessionToken\":\"CANARY\"," + json.TrimStart()[1..]);

        var unknown = Assert.IsType<UnknownFields>(type.GetProperty("UnknownFields")!.GetValue(read));
        Assert.Equal(["zzz"], unknown.Names);
    }

    [Theory]
    [MemberData(nameof(Samples.All), MemberType = typeof(Samples))]
    public void Nothing_but_an_object_is_a_record(Type type, string json)
    {
        Assert.NotEmpty(json);
        Assert.All((string[])["null", "1", "\"x\"", "[]", "true"], other => Assert.Null(Reader.MakeGenericMethod(type).Invoke(null, [other])));
    }

    [Theory]
    [InlineData("\"0001-01-01T00:00:00\"", null)]
    [InlineData("\"2026-11-02T09:05:07\"", "2026-11-02T09:05:07")]
    [InlineData("\"2026-11-02T09:05:07.123Z\"", "2026-11-02T09:05:07")]
    [InlineData("\"2026-13-02T09:05:07\"", null)]
    [InlineData("\"\"", null)]
    [InlineData("17", null)]
    public void A_missing_date_is_null(string sent, string? expected) =>
        Assert.Equal(expected, Mt5Rig.Read<Mt5Order>($$"""{"closeTime":{{sent}}}""").CloseTime?.ToString());

    [Theory]
    [InlineData("\"Filled\"", "Filled", true)]
    [InlineData("\"filled\"", "filled", true)]
    [InlineData("4", "Filled", true)]
    [InlineData("\"4\"", "Filled", true)]
    [InlineData("\"Hibernating\"", "Hibernating", false)]
    [InlineData("77", "77", false)]
    public void An_unknown_word_is_kept_and_a_number_is_named(string sent, string expected, bool known)
    {
        Mt5OrderState? state = Mt5Rig.Read<Mt5Order>($$"""{"state":{{sent}}}""").State;

        Assert.Equal(expected, state?.Value);
        Assert.Equal(known, state?.IsKnown);
    }

    [Fact]
    public void Words_are_equal_in_any_case() => Assert.Equal(Mt5OrderState.Filled, new Mt5OrderState("FILLED"));

    [Theory]
    [InlineData("orderType", "100", "Balance")]
    [InlineData("orderType", "101", "Credit")]
    [InlineData("orderType", "7", "SellStopLimit")]
    [InlineData("dealType", "14", "CanceledSell")]
    [InlineData("dealType", "15", "15")]
    [InlineData("placedType", "8", "OnVmargin")]
    [InlineData("placedType", "20", "Default")]
    [InlineData("placedType", "7", "7")]
    [InlineData("expirationType", "3", "SpecifiedDay")]
    [InlineData("fillPolicy", "3", "Any")]
    public void Numbers_of_words_are_those_of_the_contract(string member, string number, string word)
    {
        Mt5Order order = Mt5Rig.Read<Mt5Order>($$"""{"{{member}}":{{number}}}""");

        Assert.Equal(word, order.OrderType?.Value ?? order.DealType?.Value ?? order.PlacedType?.Value ?? order.ExpirationType?.Value ?? order.FillPolicy?.Value);
    }

    [Fact]
    public void A_list_of_flags_is_kept_and_can_be_asked()
    {
        Mt5SymbolGroup group = Mt5Rig.Read<Mt5SymbolGroup>("""{"fillPolicy":"FOK, IOC","expiration":"GTC,DAY , SPECIFIED_DAY"}""");
        Mt5Order order = Mt5Rig.Read<Mt5Order>("""{"fillPolicy":"FOK, IOC"}""");

        Assert.Equal("FOK, IOC", group.FillPolicy?.Value);
        Assert.True(group.FillPolicy?.Has("ioc"));
        Assert.False(group.FillPolicy?.Has("BOC"));
        Assert.Equal(["GTC", "DAY", "SPECIFIED_DAY"], group.Expiration?.Words);
        Assert.False(group.Expiration?.Has("SPECIFIED"));
        Assert.Equal("FOK, IOC", order.FillPolicy?.Value);
        Assert.False(default(Mt5FillFlags).Has("FOK"));
        Assert.Empty(default(Mt5ExpirationFlags).Words);
        Assert.Equal("", default(Mt5FillFlags).ToString());
        Assert.Equal(new Mt5FillFlags("FOK"), new Mt5FillFlags("fok"));
        Assert.Equal(new Mt5ExpirationFlags("gtc").GetHashCode(), new Mt5ExpirationFlags("GTC").GetHashCode());
        Assert.Throws<ArgumentException>(() => group.FillPolicy?.Has(" "));
    }

    [Fact]
    public void A_day_off_keeps_its_place()
    {
        Mt5SymbolSessions sessions = Mt5Rig.Read<Mt5SymbolSessions>("""{"quotes":[null,[{"startTime":0,"endTime":1440}],[],"x",[{"startTime":60},7]]}""");

        Assert.Equal([0, 1, 0, 0, 0], sessions.Quotes!.Select(day => day.Sessions.Count));
        Assert.Equal(1440, sessions.Quotes![1].Sessions[0].EndTime);
        Assert.Null(sessions.Trades);
    }

    [Fact]
    public void Numbers_without_end_are_null() =>
        Assert.Null(Mt5Rig.Read<Mt5SymbolInfo>("""{"upperLimit":1.7976931348623157E+308,"lowerLimit":"NaN"}""") is { UpperLimit: null, LowerLimit: null } ? null : "read");

    [Theory]
    [InlineData(typeof(Mt5AccountRecord), Samples.AccountRecord)]
    [InlineData(typeof(Mt5DemoAccount), Samples.DemoAccount)]
    public void Personal_records_print_nothing(Type type, string json)
    {
        string text = Read(type, json).ToString()!;

        Assert.DoesNotContain(text, char.IsDigit);
    }

    [Fact]
    public void Logins_texts_and_reasons_are_not_printed()
    {
        Assert.DoesNotContain("10000003", Mt5Rig.Read<Mt5Deal>(Samples.Deal).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("10000003", Mt5Rig.Read<Mt5OrderRecord>(Samples.OrderRecord).ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("login", Mt5Rig.Read<Mt5Order>(Samples.Order).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("subject", Mt5Rig.Read<Mt5MailMessage>(Samples.MailMessage).ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith(", failed", Mt5Rig.Read<Mt5SymbolBars>("""{"symbol":"A","exception":"CANARY"}""").ToString(), StringComparison.Ordinal);
        Assert.Equal("0 bars of A", Mt5Rig.Read<Mt5SymbolBars>("""{"symbol":"A","bars":[],"exception":""}""").ToString());
    }

    private static object Read(Type type, string json) => Reader.MakeGenericMethod(type).Invoke(null, [json])!;

    private static IEnumerable<PropertyInfo> Filled(object read) =>
        read.GetType().GetProperties().Where(property => property.Name is not ("UnknownFields" or "EqualityContract") && property.GetValue(read) is not null);

    private static void Compare(JsonElement sent, object? read)
    {
        switch (sent.ValueKind)
        {
            case JsonValueKind.Object:
                Assert.NotNull(read);
                Assert.Null(read.GetType().GetProperty("UnknownFields")?.GetValue(read));
                foreach (JsonProperty member in sent.EnumerateObject())
                {
                    string plain = member.Name == "investor" ? "investorPassword" : member.Name.Replace("_", "", StringComparison.Ordinal);
                    PropertyInfo property = Assert.Single(read.GetType().GetProperties(), p => string.Equals(p.Name, plain, StringComparison.OrdinalIgnoreCase));
                    Compare(member.Value, property.GetValue(read));
                }

                break;
            case JsonValueKind.Array:
                object?[] items = [.. ((IEnumerable)(read is Mt5SessionDay day ? day.Sessions : read!)).Cast<object?>()];
                Assert.Equal(sent.GetArrayLength(), items.Length);
                Compare(sent[0], items[0]);
                break;
            default:
                string? text = read switch
                {
                    Secret secret => secret.Reveal(),
                    bool flag => flag ? "true" : "false",
                    IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                    _ => read?.ToString(),
                };
                Assert.Equal(sent.ValueKind == JsonValueKind.String ? sent.GetString() : sent.GetRawText(), text);
                break;
        }
    }
}
