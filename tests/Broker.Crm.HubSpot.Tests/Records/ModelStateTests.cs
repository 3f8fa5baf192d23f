using System.Text.Json.Nodes;
using Broker.Crm.HubSpot.Records;

namespace Broker.Crm.HubSpot.Tests.Records;

public sealed class ModelStateTests
{
    [Fact]
    public void A_new_instance_sends_nothing_and_what_is_set_is_sent()
    {
        Contact c = new();
        Assert.Empty(c.ToProperties());
        Assert.All(Models.NamesOf<Contact>(), name => Assert.Equal(HubSpotPropertyState.Absent, c.StateOf(name)));

        c.FirstName = "Zoë";
        c.Phone = null;
        c.Score = null;
        c.Country = "";
        c.Products = [];
        c.IsVip = false;
        c.Logins = 0;

        Assert.Equal("country=<clear> firstname=Zoë is_vip=false logins=0 phone=<clear> products=<clear> score=<clear>", Models.Properties(c.ToProperties()));
        Assert.Equal(HubSpotPropertyState.Value, c.StateOf(nameof(Contact.FirstName)));
        Assert.Equal(HubSpotPropertyState.Value, c.StateOf("firstname"));
        Assert.Equal(HubSpotPropertyState.Clear, c.StateOf(nameof(Contact.Products)));
        Assert.True(c.IsSet("score"));
        Assert.False(c.IsSet(nameof(Contact.Email)));
    }

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_is_written_in_every_culture_and_reads_back(string culture) => Cultures.In(culture, () =>
    {
        Contact c = new()
        {
            Email = "İı@example.com", AnnualRevenue = -1250.50m, DateOfBirth = new DateOnly(1990, 4, 1), BrokerAsOf = new DateTimeOffset(2026, 11, 1, 19, 45, 10, 456, TimeSpan.FromHours(2)),
            IsVip = true, Score = long.MinValue, Logins = int.MaxValue, BrokerKycState = KycState.Init, Products = HubSpotAppend.Of("fx"), History = [KycState.Approved, KycState.InReview],
        };

        IReadOnlyDictionary<string, string?> written = c.ToProperties();
        Assert.Equal(
            "annual_revenue=-1250.50 broker_as_of=2026-11-01T17:45:10.456Z broker_kyc_state=init date_of_birth=1990-04-01 email=İı@example.com history=APPROVED – ü;in_review is_vip=true logins=2147483647 products=;fx score=-9223372036854775808",
            Models.Properties(written));

        Contact back = Models.Read<Contact>(new JsonObject(written.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value)))).ToJsonString());
        Assert.Equal((c.Email, c.AnnualRevenue, c.DateOfBirth, c.BrokerAsOf, c.IsVip, c.Score), (back.Email, back.AnnualRevenue, back.DateOfBirth, back.BrokerAsOf, back.IsVip, back.Score));
        Assert.Equal((c.Logins, c.BrokerKycState), (back.Logins, back.BrokerKycState));
        Assert.Equal(c.History, back.History);
        Assert.Equal(["fx"], back.Products);
    });

    [Fact]
    public void Appended_members_of_an_enum_append() =>
        Assert.Equal("history=;init", Models.Properties(new Contact { History = HubSpotAppend.Of(KycState.Init) }.ToProperties()));

    [Fact]
    public void Setting_the_value_that_was_read_counts_as_set()
    {
        Contact c = Models.Read<Contact>("""{"firstname":"Ada","email":"a","score":"5"}""");
        c.FirstName = c.FirstName;

        Assert.Equal("firstname=Ada", Models.Properties(c.ToProperties()));
    }

    [Fact]
    public void What_HubSpot_owns_is_never_written()
    {
        Contact c = new() { Createdate = DateTimeOffset.UnixEpoch };

        Assert.Equal(DateTimeOffset.UnixEpoch, c.Createdate);
        Assert.Equal(HubSpotPropertyState.Absent, c.StateOf(nameof(Contact.Createdate)));
        c.Unset("createdate");
        Assert.Equal(DateTimeOffset.UnixEpoch, c.Createdate);
        Assert.Empty(c.ToProperties());
    }

    [Fact]
    public void Unset_takes_a_set_back_and_leaves_what_was_read()
    {
        Contact c = Models.Read<Contact>("""{"firstname":"Ada","score":"5","email":"a"}""");
        c.FirstName = "Grace";
        c.Score = 6;
        c.Unset(nameof(Contact.FirstName));
        c.Unset("score");
        c.Unset("email");

        Assert.Equal((null, null, "a"), (c.FirstName, c.Score, c.Email));
        Assert.Empty(c.ToProperties());
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("EMAIL")]
    [InlineData("Shown")]
    [InlineData("Other")]
    [InlineData("")]
    public void A_name_that_the_class_does_not_have_is_refused_with_those_it_has(string name)
    {
        Contact c = new();
        foreach (Action act in new Action[] { () => c.StateOf(name), () => c.Unset(name), () => c.TextOf(name), () => c.IsSet(name) })
        {
            Assert.Contains("broker_kyc_state", Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_written_is_refused_before_anything_is_sent()
    {
        Assert.Contains("in_review", Assert.Throws<ArgumentException>(() => new Contact { BrokerKycState = (KycState)77 }.ToProperties()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new Contact { History = [(KycState)77] }.ToProperties());
        Assert.Contains("products", Assert.Throws<ArgumentException>(() => new Contact { Products = ["a;b"] }.ToProperties()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_wider_than_one_word_of_bits_keeps_its_states_apart()
    {
        WideRecord wide = Models.Read<WideRecord>("{" + string.Join(',', Enumerable.Range(0, 70).Select(i => $"\"p{i}\":\"{i}\"")) + "}");

        Assert.Equal((0L, 31L, 32L, 63L, 64L, 69L), (wide.P0, wide.P31, wide.P32, wide.P63, wide.P64, wide.P69));
        Assert.Empty(wide.ToProperties());
        wide.P69 = null;
        wide.P0 = 1;
        wide.P64 = 5;
        Assert.Equal("p0=1 p64=5 p69=<clear>", Models.Properties(wide.ToProperties()));
        Assert.Equal((null, 68L, 33L), (wide.P69, wide.P68, wide.P33));
    }

    [Fact]
    public void Absent_and_value_and_clear_never_mix()
    {
        Random random = new(20261122);
        (string Name, Action<Contact, int> Set, Func<int, string?> Text)[] members =
        [
            ("email", (c, i) => c.Email = Text(i), Text),
            ("country", (c, i) => c.Country = Text(i), Text),
            ("annual_revenue", (c, i) => c.AnnualRevenue = i == 0 ? null : i, i => i == 0 ? null : HubSpotValueText.Of((long)i)),
            ("score", (c, i) => c.Score = i == 0 ? null : i, i => i == 0 ? null : HubSpotValueText.Of((long)i)),
            ("is_vip", (c, i) => c.IsVip = i == 0 ? null : i > 1, i => i == 0 ? null : i > 1 ? "true" : "false"),
            ("date_of_birth", (c, i) => c.DateOfBirth = i == 0 ? null : new DateOnly(2000, 1, i), i => i == 0 ? null : $"2000-01-0{i}"),
            ("broker_kyc_state", (c, i) => c.BrokerKycState = i == 0 ? null : i == 1 ? KycState.Init : KycState.InReview, i => i == 0 ? null : i == 1 ? "init" : "in_review"),
            ("products", (c, i) => c.Products = i == 0 ? null : [.. Enumerable.Repeat("x", i)], i => i == 0 ? null : string.Join(';', Enumerable.Repeat("x", i))),
        ];
        for (int round = 0; round < 200; round++)
        {
            // What the server holds is the value of what was not set.
            Dictionary<string, string?> value = new(StringComparer.Ordinal);
            foreach (var member in members)
            {
                value[member.Name] = member.Text(random.Next(4));
            }

            Contact c = Models.Read<Contact>(new JsonObject(value.Select(p => KeyValuePair.Create(p.Key, (JsonNode?)JsonValue.Create(p.Value)))).ToJsonString());
            Dictionary<string, string?> set = new(StringComparer.Ordinal);
            for (int step = 0; step < 30; step++)
            {
                var member = members[random.Next(members.Length)];
                if (random.Next(4) > 0)
                {
                    int i = random.Next(4);
                    member.Set(c, i);
                    set[member.Name] = value[member.Name] = member.Text(i);
                }
                else
                {
                    c.Unset(member.Name);
                    if (set.Remove(member.Name))
                    {
                        value[member.Name] = null;
                    }
                }

                Assert.Equal(Models.Properties(set), Models.Properties(c.ToProperties()));
                foreach (var other in members)
                {
                    HubSpotPropertyState expected = !set.TryGetValue(other.Name, out string? text) ? HubSpotPropertyState.Absent : text is null ? HubSpotPropertyState.Clear : HubSpotPropertyState.Value;
                    Assert.Equal(expected, c.StateOf(other.Name));
                    Assert.Equal(value[other.Name], c.TextOf(other.Name));
                }
            }
        }

        static string? Text(int i) => i == 0 ? null : $"t{i}";
    }
}
