using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

public sealed class ModelReadTests
{
    private const string Full = """
        {"email":"a@example.com","firstname":"Zo\u00eb","phone":"","country":"Malta","annual_revenue":"1250.50","date_of_birth":"1990-04-01","broker_as_of":"2026-11-01T17:45:10.456Z",
         "is_vip":"true","score":"-9007199254740993","logins":"7","broker_kyc_state":"in_review","products":"cfd;fx","history":"not_started;APPROVED – ü","createdate":"1790000001000",
         "hs_object_id":"51","lead_source":null}
        """;

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_of_property_is_read_in_every_culture(string culture) => Cultures.In(culture, () =>
    {
        Contact c = Models.Read<Contact>(Full);

        Assert.Equal(("a@example.com", "Zoë", null, "Malta"), (c.Email, c.FirstName, c.Phone, c.Country));
        Assert.Equal((1250.50m, new DateOnly(1990, 4, 1), true), (c.AnnualRevenue, c.DateOfBirth, c.IsVip));
        Assert.Equal((-9007199254740993L, 7), (c.Score, c.Logins));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero), c.BrokerAsOf);
        Assert.Equal(KycState.InReview, c.BrokerKycState);
        Assert.Equal(["cfd", "fx"], c.Products);
        Assert.Equal([KycState.NotStarted, KycState.Approved], c.History);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1790000001000), c.Createdate);
        Assert.Equal("hs_object_id=51 lead_source=<clear>", Models.Properties(c.Other));
        Assert.Empty(c.Unreadable());
        Assert.Empty(c.ToProperties());
    });

    [Fact]
    public void Names_follow_the_policy_or_the_attribute_and_are_what_is_asked_for()
    {
        Assert.Equal(
            ["email", "firstname", "phone", "country", "annual_revenue", "date_of_birth", "broker_as_of", "is_vip", "score", "logins", "broker_kyc_state", "products", "history", "createdate"],
            Models.NamesOf<Contact>());
        Assert.Equal(70, Models.NamesOf<WideRecord>().Count);
    }

    [Fact]
    public void What_does_not_fit_is_null_with_its_text_kept_and_never_thrown()
    {
        Contact c = Models.Read<Contact>("""
            {"annual_revenue":"1e3","date_of_birth":"2026-11-01T10:00:00Z","broker_as_of":"soon","is_vip":"perhaps","score":"1.5","logins":"2147483648","broker_kyc_state":"In_Review",
             "history":"in_review;brand_new","createdate":{"a":[1]},"products":"x"}
            """);

        Assert.Equal((null, null, null, null), (c.AnnualRevenue, c.DateOfBirth, c.BrokerAsOf, c.IsVip));
        Assert.Equal((null, null, null, null, null), (c.Score, c.Logins, c.BrokerKycState, c.History, c.Createdate));
        Assert.Equal(
            ["annual_revenue=1e3", "broker_as_of=soon", "broker_kyc_state=In_Review", """createdate={"a":[1]}""", "date_of_birth=2026-11-01T10:00:00Z", "history=in_review;brand_new", "is_vip=perhaps", "logins=2147483648", "score=1.5"],
            c.Unreadable().OrderBy(p => p.Key, StringComparer.Ordinal).Select(p => $"{p.Key}={p.Value}"));
        Assert.Equal("In_Review", c.TextOf(nameof(Contact.BrokerKycState)));
        Assert.Equal("in_review;brand_new", c.TextOf("history"));
        Assert.Equal("1e3", c.TextOf("annual_revenue"));
        Assert.Empty(c.ToProperties());
    }

    [Fact]
    public void A_value_that_was_set_hides_the_unreadable_one_and_a_clear_too()
    {
        Contact c = Models.Read<Contact>("""{"broker_kyc_state":"brand_new","score":"many"}""");
        c.BrokerKycState = KycState.Init;
        c.Score = null;

        Assert.Equal(("init", null), (c.TextOf("broker_kyc_state"), c.TextOf("score")));
        Assert.Equal("broker_kyc_state=init score=<clear>", Models.Properties(c.ToProperties()));
        Assert.Equal("brand_new", c.Unreadable()["broker_kyc_state"]);
    }

    [Fact]
    public void Scalars_of_any_JSON_kind_are_values()
    {
        Contact c = Models.Read<Contact>("""{"email":5,"annual_revenue":1.50,"is_vip":true,"score":7,"broker_as_of":1790000001000,"products":5,"country":true,"phone":[1,{"a":"b"}]}""");

        Assert.Equal(("5", 1.50m, true, 7L), (c.Email, c.AnnualRevenue, c.IsVip, c.Score));
        Assert.Equal(1790000001000, c.BrokerAsOf?.ToUnixTimeMilliseconds());
        Assert.Equal(["5"], c.Products);
        Assert.Equal(("true", """[1,{"a":"b"}]"""), (c.Country, c.Phone));
    }

    [Fact]
    public void Escaped_names_and_values_are_the_same_names_and_values()
    {
        Contact c = Models.Read<Contact>("""{"\u0065mail":"\u0061","broker_kyc_st\u0061te":"in\u005freview","annual_revenue":"1\u002e5","\u006fwn":"x"}""");

        Assert.Equal(("a", KycState.InReview, 1.5m), (c.Email, c.BrokerKycState, c.AnnualRevenue));
        Assert.Equal("own=x", Models.Properties(c.Other));
    }

    [Fact]
    public void The_last_of_two_equal_names_counts()
    {
        Contact c = Models.Read<Contact>("""{"score":"x","score":"1","logins":"1","logins":"x","is_vip":"true","is_vip":null,"email":"a","email":null,"history":"x","history":"init"}""");

        Assert.Equal((1L, null, null, null), (c.Score, c.Logins, c.IsVip, c.Email));
        Assert.Equal([KycState.Init], c.History);
        Assert.Equal(["logins"], c.Unreadable().Keys);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("""{"email":null,"score":null,"products":"","history":"","broker_kyc_state":"","is_vip":""}""")]
    public void Nothing_is_empty_and_readable(string json)
    {
        Contact c = Models.Read<Contact>(json);

        Assert.Equal((null, null, null, null, null), (c.Email, c.Score, c.Products, c.History, c.BrokerKycState));
        Assert.Empty(c.Unreadable());
        Assert.Empty(c.Other);
        Assert.All(Models.NamesOf<Contact>(), name => Assert.Null(c.TextOf(name)));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("\"text\"")]
    [InlineData("{\"email\":")]
    [InlineData("{\"email\":\"a\"")]
    [InlineData("{\"email\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":\"a\"}")]
    [InlineData("{\"broker_kyc_state\":\"\\ud800\"}")]
    public void What_is_no_object_or_no_JSON_is_a_JsonException(string json) => Assert.ThrowsAny<JsonException>(() => Models.Read<Contact>(json));

    [Fact]
    public void A_body_in_pieces_reads_the_same()
    {
        byte[] bytes = Encoding.UTF8.GetBytes(Full);
        Piece? last = null, first = null;
        foreach (byte[] chunk in bytes.Chunk(3))
        {
            last = last is null ? first = new Piece(chunk) : last.Append(chunk);
        }

        var reader = new Utf8JsonReader(new ReadOnlySequence<byte>(first!, 0, last!, last!.Memory.Length));
        reader.Read();
        Contact pieces = ReadFrom<Contact>(ref reader);
        Contact whole = Models.Read<Contact>(Full);

        Assert.All(Models.NamesOf<Contact>(), name => Assert.Equal(whole.TextOf(name), pieces.TextOf(name)));
        Assert.Equal(Models.Properties(whole.Other), Models.Properties(pieces.Other));
        Assert.Empty(pieces.Unreadable());
    }

    [Fact]
    public void Options_and_shared_texts_of_two_records_are_one_object()
    {
        Contact one = Models.Read<Contact>(Full), two = Models.Read<Contact>(Full.Replace("Malta", "M\\u0061lta", StringComparison.Ordinal));

        Assert.Same(one.Country, two.Country);
        Assert.Same(one.Products![0], two.Products![0]);
        Assert.NotSame(one.Email, two.Email);
    }

    [Fact]
    public async Task A_page_is_the_same_typed_and_untyped_field_by_field()
    {
        Random random = new(20261122);
        string[] records = [.. Enumerable.Range(0, 100).Select(i => WireBodies.Record(i.ToString(CultureInfo.InvariantCulture), RandomProperties(random)))];
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Page(records)).Answer(200, WireBodies.Page(records));
        List<HubSpotRecord<Contact>> typed = [];
        await foreach (HubSpotRecord<Contact> record in rig.Client.Objects<Contact>().ListAsync())
        {
            typed.Add(record);
        }

        List<HubSpotRecord> untyped = [];
        await foreach (HubSpotRecord record in rig.Client.Objects("contacts").ListAsync())
        {
            untyped.Add(record);
        }

        Assert.Equal(100, typed.Count);
        int values = 0;
        foreach ((HubSpotRecord<Contact> one, HubSpotRecord other) in typed.Zip(untyped))
        {
            Assert.Equal((other.Id, other.CreatedAt, other.UpdatedAt, other.Archived), (one.Id, one.CreatedAt, one.UpdatedAt, one.Archived));
            foreach (string name in Models.NamesOf<Contact>())
            {
                Assert.Equal(other[name], one.Properties.TextOf(name));
                values += other[name] is null ? 0 : 1;
            }

            Assert.Equal(other.Properties.Keys.Except(Models.NamesOf<Contact>()).Order(StringComparer.Ordinal), one.Properties.Other.Keys.Order(StringComparer.Ordinal));
        }

        Assert.True(values > 500);
    }

    [Fact]
    public void Mutated_answers_end_in_a_record_or_a_JsonException()
    {
        byte[] seed = Encoding.UTF8.GetBytes(Full);
        Random random = new(7);
        int read = 0, refused = 0;
        for (int i = 0; i < 10_000; i++)
        {
            byte[] body = Mutate(seed, random);
            try
            {
                Contact c = Models.Read<Contact>(body);
                foreach (string name in Models.NamesOf<Contact>())
                {
                    _ = c.TextOf(name);
                }

                Assert.Empty(c.ToProperties());
                read++;
            }
            catch (JsonException)
            {
                refused++;
            }
        }

        Assert.True(read > 500 && refused > 500, $"{read} {refused}");
    }

    private static T ReadFrom<T>(ref Utf8JsonReader reader)
        where T : class, IHubSpotModel<T> => T.Read(ref reader);

    private static byte[] Mutate(byte[] seed, Random random)
    {
        List<byte> body = [.. seed];
        for (int n = random.Next(1, 4); n > 0 && body.Count > 1; n--)
        {
            int at = random.Next(body.Count);
            int length = Math.Min(random.Next(1, 20), body.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    body[at] = (byte)random.Next(256);
                    break;
                case 1:
                    body.RemoveRange(at, length);
                    break;
                case 2:
                    body.InsertRange(at, body.GetRange(at, length));
                    break;
                case 3:
                    body[at] = (byte)"0123456789-.eE;\"\\u{}[],:"[random.Next(24)];
                    break;
                default:
                    if (random.Next(8) == 0)
                    {
                        body.RemoveRange(at, body.Count - at);
                    }

                    break;
            }
        }

        return [.. body];
    }

    // Values in the form in which they are written, or ones that do not fit.
    private static string RandomProperties(Random random)
    {
        (string Name, string[] Values)[] all =
        [
            ("email", ["\"a@example.com\"", "null", "\"\"", "\"ü;\\\"\""]), ("firstname", ["\"Ada\"", "\"Zo\\u00eb\""]), ("country", ["\"Malta\"", "\"Côte d'Ivoire\"", "null"]),
            ("annual_revenue", ["\"12.50\"", "\"x\"", "\"-0.5\"", "7", "null"]), ("date_of_birth", ["\"1990-04-01\"", "\"soon\"", "null"]),
            ("broker_as_of", ["\"2026-11-01T17:45:10.456Z\"", "\"2026-11-01\\u0054\"", "null"]), ("is_vip", ["\"true\"", "\"false\"", "true", "\"maybe\""]),
            ("score", ["\"5\"", "\"5.5\"", "12", "null"]), ("logins", ["\"1\"", "\"99999999999\""]), ("broker_kyc_state", ["\"in_review\"", "\"NEW\"", "\"APPROVED – ü\"", "null"]),
            ("products", ["\"cfd;fx\"", "\"cfd\"", "null"]), ("history", ["\"init;in_review\"", "\"init;odd\"", "null"]), ("unknown", ["\"x\"", "{\"a\":1}"]),
        ];
        random.Shuffle(all);
        return "{" + string.Join(',', all.Take(random.Next(6, all.Length + 1)).Select(p => $"\"{p.Name}\":{p.Values[random.Next(p.Values.Length)]}")) + "}";
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(byte[] memory) => Memory = memory;

        public Piece Append(byte[] memory)
        {
            Piece next = new(memory) { RunningIndex = RunningIndex + Memory.Length };
            Next = next;
            return next;
        }
    }
}
