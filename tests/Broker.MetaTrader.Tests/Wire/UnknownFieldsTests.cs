using System.Text;
using System.Text.Json;
using Broker.MetaTrader.Mt4.Models;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Tests.Wire;

public sealed class UnknownFieldsTests
{
    [Fact]
    public void They_are_kept_as_they_were_sent_without_secrets_at_any_depth()
    {
        Mt4Quote quote = Read("""{"symbol":"A","swap":-1.50,"Nested":{"a":[1,"x",null],"password":"CANARY","deep":[{"token":"CANARY"}]},"otp":"CANARY","n\u0065w":true}""");

        Assert.Equal(["swap", "Nested", "new"], quote.UnknownFields!.Names);
        Assert.Equal(3, quote.UnknownFields.Count);
        Assert.True(quote.UnknownFields.TryGetValue("swap", out JsonElement swap));
        Assert.Equal("-1.50", swap.GetRawText());
        Assert.True(quote.UnknownFields.TryGetValue("Nested", out JsonElement nested));
        Assert.Equal("""{"a":[1,"x",null],"deep":[{}]}""", nested.GetRawText());
        Assert.False(quote.UnknownFields.TryGetValue("nested", out _));
        Assert.Equal("3 unknown", quote.UnknownFields.ToString());
        Assert.DoesNotContain("-1.50", quote.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_any_there_is_no_object() => Assert.Null(Read("""{"symbol":"A","password":"x"}""").UnknownFields);

    [Fact]
    public void The_same_members_are_equal_whatever_their_order()
    {
        Mt4Quote one = Read("""{"a":1,"b":[2]}"""), same = Read("""{"b":[2],"a":1}"""), other = Read("""{"a":1,"b":[3]}"""), less = Read("""{"a":1}""");

        Assert.Equal(one, same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
        Assert.NotEqual(one, other);
        Assert.NotEqual(one, less);
        Assert.False(one.UnknownFields!.Equals((object?)null));
    }

    [Fact]
    public void The_last_of_several_members_of_a_name_counts() => Assert.True(Read("""{"a":1,"a":2}""").UnknownFields!.TryGetValue("a", out JsonElement a) && a.GetInt32() == 2);

    [Fact]
    public void Bytes_that_are_no_text_do_no_harm_later()
    {
        var reader = new Utf8JsonReader([.. "{\"note\":\""u8, 0xFF, .. "\"}"u8]);
        reader.Read();
        Mt4Quote quote = Mt4Quote.ReadFrom(ref reader)!;

        Assert.True(quote.UnknownFields!.TryGetValue("note", out JsonElement note));
        Assert.Equal("\uFFFD", note.GetString());
    }

    private static Mt4Quote Read(string json)
    {
        var reader = new Utf8JsonReader(Encoding.UTF8.GetBytes(json));
        reader.Read();
        return Mt4Quote.ReadFrom(ref reader)!;
    }
}
