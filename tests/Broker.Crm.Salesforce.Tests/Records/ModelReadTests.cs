using System.Buffers;
using System.Text;
using System.Text.Json;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public sealed class ModelReadTests
{
    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_of_field_is_read_in_every_culture(string culture) => Cultures.In(culture, () =>
    {
        TradingAccount a = Models.Read<TradingAccount>(Models.Full);

        Assert.Equal(("a0B000000000001AAA", "Zoë", "A-17", "Malta", "Live-1"), (a.Id, a.Name, a.Key, a.Country, a.Server));
        Assert.Equal((1250.50m, 9007199254740993L, 500, true, 0.10m), (a.Equity, a.Login, a.Leverage, a.IsActive, a.Margin));
        Assert.Equal((new DateOnly(2026, 4, 1), new TimeOnly(22, 0)), (a.Opened, a.Rollover));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero), a.LastTrade);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 8, 15, 30, TimeSpan.FromHours(2)), a.CreatedDate);
        Assert.Equal(KycState.InReview, a.Kyc);
        Assert.Equal(["cfd", "fx"], a.Products);
        Assert.Equal([KycState.NotStarted, KycState.Approved], a.History);
        Assert.Equal(("Ada", "C-1", "o@example.com"), (a.Client?.Name, a.Client?.Key, a.Client?.Owner?.Email));
        Assert.Equal((2, 3L, false, "/services/data/v67.0/query/0r8x-2", 0.01m, null), (a.Deals!.Count, a.Deals.TotalSize, a.Deals.Done, a.Deals.NextRecordsUrl, a.Deals[0].Volume, a.Deals[1].Volume));
        Assert.Equal(("Valletta", "MT", null, 35.8989m, "1 Main\nSt"), (a.BillingAddress!.City, a.BillingAddress.CountryCode, a.BillingAddress.State, a.BillingAddress.Latitude, a.BillingAddress.Street));
        Assert.Equal((-33.9249m, 18.4241m), (a.Office!.Latitude, a.Office.Longitude));
        Assert.Equal(["Nothing__c=", "Own__c=x"], a.Other.OrderBy(o => o.Key, StringComparer.Ordinal).Select(o => $"{o.Key}={o.Value}"));
        Assert.Empty(a.Unreadable());
        Assert.Empty(a.ToFields());
    });

    [Fact]
    public void Fields_and_those_of_parents_are_asked_for_and_children_are_not() => Assert.Equal(
        [
            "Id", "Name", "Key__c", "Equity__c", "Login__c", "Leverage__c", "IsActive__c", "Opened__c", "LastTrade__c", "Rollover__c", "Country__c", "Kyc__c", "Products__c", "History__c",
            "Server__c", "Margin__c", "CreatedDate", "BillingAddress", "Office__c", "Client__r.Id", "Client__r.Name", "Client__r.Key__c", "Client__r.Owner.Email",
        ],
        Models.FieldsOf<TradingAccount>());

    [Fact]
    public void The_spelling_of_the_answer_may_differ_in_case()
    {
        TradingAccount a = Models.Read<TradingAccount>("""{"EQUITY__C":1,"name":"x","client__R":{"KEY__c":"C"}}""");

        Assert.Equal((1m, "x", "C"), (a.Equity, a.Name, a.Client?.Key));
        Assert.Empty(a.Other);
        Assert.Equal("1", a.TextOf("equity__c"));
    }

    [Fact]
    public void What_does_not_fit_is_null_with_its_text_kept_and_never_thrown()
    {
        TradingAccount a = Models.Read<TradingAccount>("""
            {"Equity__c":1E30,"Login__c":1.5,"Leverage__c":2147483648,"IsActive__c":"perhaps","Opened__c":"2026-04-01T00:00:00.000+0000","LastTrade__c":"2026-11-01T17:45:10.456","Rollover__c":"25:00:00.000Z",
             "Kyc__c":"in review","History__c":"NotStarted;Brand New","Client__r":"x","Deals__r":7,"BillingAddress":"x","Office__c":[1]}
            """);

        Assert.Equal((null, null, null, null), (a.Equity, a.Login, a.Leverage, a.IsActive));
        Assert.Equal((null, null, null, null, null), (a.Opened, a.LastTrade, a.Rollover, a.Kyc, a.History));
        Assert.True(a is { Client: null, Deals: null, BillingAddress: null, Office: null });
        Assert.Equal(
            ["Equity__c=1E30", "History__c=NotStarted;Brand New", "IsActive__c=perhaps", "Kyc__c=in review", "LastTrade__c=2026-11-01T17:45:10.456", "Leverage__c=2147483648", "Login__c=1.5", "Opened__c=2026-04-01T00:00:00.000+0000", "Rollover__c=25:00:00.000Z"],
            a.Unreadable().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        Assert.Equal(("in review", "1E30"), (a.TextOf(nameof(TradingAccount.Kyc)), a.TextOf("Equity__c")));
        Assert.Empty(a.ToFields());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"Name":null,"Equity__c":null,"Kyc__c":"","Products__c":null,"History__c":"","Client__r":null,"Deals__r":null,"BillingAddress":null,"Office__c":null,"attributes":null}""")]
    public void Nothing_is_empty_and_readable(string json)
    {
        TradingAccount a = Models.Read<TradingAccount>(json);

        Assert.True(a is { Name: null, Equity: null, Kyc: null, Products: null, History: null, Client: null, Deals: null, BillingAddress: null, Office: null });
        Assert.Empty(a.Unreadable());
        Assert.Empty(a.Other);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{\"Name\":")]
    [InlineData("{\"Name\":\"a\"")]
    [InlineData("{\"Name\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":\"a\"}")]
    [InlineData("{\"Client__r\":{\"Name\":\"\\ud800\"}}")]
    public void What_is_no_object_or_no_JSON_is_a_JsonException(string json)
    {
        Assert.ThrowsAny<JsonException>(() => Models.Read<TradingAccount>(json));
        Assert.ThrowsAny<JsonException>(() => Models.Untyped(json.Replace("{\"Client__r\":{", "{\"Client__r\":{\"attributes\":{},", StringComparison.Ordinal)));
    }

    [Fact]
    public void Shared_texts_of_two_records_are_one_object_and_attributes_cost_nothing()
    {
        TradingAccount one = Models.Read<TradingAccount>(Models.Full), two = Models.Read<TradingAccount>(Models.Full.Replace("Malta", "M\\u0061lta", StringComparison.Ordinal));
        Assert.Same(one.Country, two.Country);
        Assert.Same(one.Products![0], two.Products![0]);
        Assert.NotSame(one.Name, two.Name);

        byte[] with = """{"attributes":{"type":"Deal__c","url":"/services/data/v67.0/sobjects/Deal__c/a0D000000000001AAA"},"Volume__c":0.01}"""u8.ToArray();
        byte[] without = """{"Volume__c":0.01}"""u8.ToArray();
        Assert.Equal(Allocated(without), Allocated(with));

        static long Allocated(byte[] json)
        {
            long least = long.MaxValue;
            for (int i = 0; i < 50; i++)
            {
                long before = GC.GetAllocatedBytesForCurrentThread();
                var reader = new Utf8JsonReader(json);
                reader.Read();
                Assert.NotNull(ReadRow<Deal>(ref reader));
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        }
    }

    [Fact]
    public void A_body_in_pieces_reads_the_same()
    {
        Piece? last = null, first = null;
        foreach (byte[] chunk in Encoding.UTF8.GetBytes(Models.Full).Chunk(3))
        {
            last = last is null ? first = new Piece(chunk) : last.Append(chunk);
        }

        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length));
        reader.Read();
        TradingAccount pieces = ReadRow<TradingAccount>(ref reader);
        TradingAccount whole = Models.Read<TradingAccount>(Models.Full);

        Assert.All(Models.FieldsOf<TradingAccount>().Where(n => !n.Contains('.', StringComparison.Ordinal)), name => Assert.Equal(whole.TextOf(name), pieces.TextOf(name)));
        Assert.Equal((whole.Client?.Owner?.Email, whole.BillingAddress, whole.Office), (pieces.Client?.Owner?.Email, pieces.BillingAddress, pieces.Office));
        Assert.Equal(whole.Other.Keys.Order(StringComparer.Ordinal), pieces.Other.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Ten_thousand_mutated_answers_end_in_a_record_or_a_JsonException()
    {
        Random random = new(20261126);
        byte[] body = Encoding.UTF8.GetBytes(Models.Full);
        int read = 0;
        for (int round = 0; round < 10_000; round++)
        {
            byte[] bytes = [.. body];
            for (int i = random.Next(1, 5); i > 0; i--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)random.Next(256) : (byte)"\"{}[]:,\\0e-.ntf"[random.Next(15)];
            }

            int length = random.Next(4) == 0 ? random.Next(bytes.Length) : bytes.Length;
            try
            {
                var typed = new Utf8JsonReader(bytes.AsSpan(0, length));
                _ = Models.Json(ReadRow<TradingAccount>(ref typed).ToFields());
                var untyped = new Utf8JsonReader(bytes.AsSpan(0, length));
                _ = RecordReader.Read(ref untyped);
                read++;
            }
            catch (JsonException)
            {
                // what it may be
            }
        }

        Assert.InRange(read, 200, 9_500);
    }

    private static T ReadRow<T>(ref Utf8JsonReader reader)
        where T : class, ISalesforceModel<T> => T.Read(ref reader);

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] bytes) => Memory = bytes;

        public Piece Append(byte[] bytes)
        {
            Piece next = new(bytes) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
