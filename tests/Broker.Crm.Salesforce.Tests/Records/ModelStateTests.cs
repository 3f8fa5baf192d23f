using System.Globalization;
using Broker.Crm.Salesforce.Records;

namespace Broker.Crm.Salesforce.Tests.Records;

public sealed class ModelStateTests
{
    [Fact]
    public void A_new_instance_sends_nothing_and_what_is_set_is_sent_with_null_on_purpose()
    {
        TradingAccount a = new();
        Assert.Empty(a.ToFields());

        a.Name = "Zoë";
        a.Key = null;
        a.Equity = null;
        a.Country = "";
        a.Products = [];
        a.IsActive = false;
        a.Leverage = 0;

        Assert.Equal("""{"Country__c":null,"Equity__c":null,"IsActive__c":false,"Key__c":null,"Leverage__c":0,"Name":"Zoë","Products__c":null}""", Models.Sorted(a.ToFields()));
        Assert.Equal((SalesforceFieldState.Value, SalesforceFieldState.Value), (a.StateOf("Name"), a.StateOf(nameof(TradingAccount.Leverage))));
        Assert.Equal((SalesforceFieldState.Clear, SalesforceFieldState.Absent), (a.StateOf(nameof(TradingAccount.Products)), a.StateOf("Kyc__c")));
        Assert.True(a.IsSet("equity__C"));
    }

    [Theory]
    [MemberData(nameof(Cultures.All), MemberType = typeof(Cultures))]
    public void Every_kind_is_written_in_every_culture_and_reads_back(string culture) => Cultures.In(culture, () =>
    {
        TradingAccount a = new()
        {
            Name = "İı", Equity = -1250.50m, Login = long.MinValue, Leverage = int.MaxValue, IsActive = true, Opened = new DateOnly(1990, 4, 1),
            LastTrade = new DateTimeOffset(2026, 11, 1, 19, 45, 10, 456, TimeSpan.FromHours(2)), Rollover = new TimeOnly(22, 5, 7, 9), Kyc = KycState.Init,
            Products = ["cfd", "fx"], History = [KycState.Approved, KycState.InReview], Server = "Live-1", Client = new AccountRef { Key = "C-1" },
        };

        string sent = Models.Sorted(a.ToFields());
        Assert.Equal(
            """{"Client__r":{"Key__c":"C-1"},"Equity__c":-1250.50,"History__c":"Approved – ü;In Review","IsActive__c":true,"Kyc__c":"Init","LastTrade__c":"2026-11-01T17:45:10.456Z","Leverage__c":2147483647,"Login__c":-9223372036854775808,"Name":"İı","Opened__c":"1990-04-01","Products__c":"cfd;fx","Rollover__c":"22:05:07.009Z","Server__c":"Live-1"}""",
            sent);

        TradingAccount back = Models.Read<TradingAccount>(sent);
        Assert.Equal((a.Name, a.Equity, a.Login, a.Leverage, a.IsActive, a.Opened), (back.Name, back.Equity, back.Login, back.Leverage, back.IsActive, back.Opened));
        Assert.Equal((a.LastTrade, a.Rollover, a.Kyc, a.Server, a.Client.Key), (back.LastTrade, back.Rollover, back.Kyc, back.Server, back.Client?.Key));
        Assert.Equal(a.History, back.History);
        Assert.Equal(a.Products, back.Products);
        Assert.Empty(back.Unreadable());
    });

    [Fact]
    public void What_Salesforce_owns_is_never_written()
    {
        TradingAccount a = new() { Margin = 5 };

        Assert.Equal(5, a.Margin);
        Assert.Equal(SalesforceFieldState.Absent, a.StateOf(nameof(TradingAccount.Margin)));
        Assert.Empty(a.ToFields());
    }

    [Fact]
    public void A_parent_is_named_by_exactly_one_key_with_a_value()
    {
        AccountRef read = Models.Read<AccountRef>("""{"Id":"001000000000001AAA","Name":"Ada","Key__c":"C-1"}""");
        foreach (AccountRef? parent in new[] { null, new AccountRef(), new AccountRef { Key = "C", Name = "x" }, new AccountRef { Key = null }, read })
        {
            Assert.Contains("Client__r", Assert.Throws<ArgumentException>(() => new TradingAccount { Client = parent }.ToFields()).Message, StringComparison.Ordinal);
        }

        TradingAccount a = new() { Name = "x", Client = null };
        Assert.Equal(SalesforceFieldState.Clear, a.StateOf("Client__r"));
        a.Unset(nameof(TradingAccount.Client));
        Assert.Equal("""{"Name":"x"}""", Models.Json(a.ToFields()));
    }

    [Theory]
    [InlineData("nothing")]
    [InlineData("Client__r.Name")]
    [InlineData("Other")]
    [InlineData("")]
    public void A_name_that_the_class_does_not_have_is_refused_with_those_it_has(string name)
    {
        TradingAccount a = new();
        foreach (Action act in new Action[] { () => a.StateOf(name), () => a.Unset(name), () => a.TextOf(name), () => a.IsSet(name) })
        {
            Assert.Contains("Equity__c", Assert.Throws<ArgumentException>(act).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void What_cannot_be_written_is_refused_before_anything_is_sent()
    {
        Assert.Contains("In Review", Assert.Throws<ArgumentException>(() => new TradingAccount { Kyc = (KycState)77 }.ToFields()).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new TradingAccount { History = [(KycState)77] }.ToFields());
        Assert.Contains("Products__c", Assert.Throws<ArgumentException>(() => new TradingAccount { Products = ["a;b"] }.ToFields()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_class_wider_than_one_word_of_bits_keeps_its_states_apart()
    {
        WideRecord wide = Models.Read<WideRecord>("{" + string.Join(',', Enumerable.Range(0, 70).Select(i => string.Create(CultureInfo.InvariantCulture, $"\"P{i}\":{i}.0"))) + "}");

        Assert.Equal((0L, 31L, 32L, 63L, 64L, 69L), (wide.P0, wide.P31, wide.P32, wide.P63, wide.P64, wide.P69));
        Assert.Empty(wide.ToFields());
        wide.P69 = null;
        wide.P0 = 1;
        wide.P64 = 5;
        Assert.Equal("""{"P0":1,"P64":5,"P69":null}""", Models.Sorted(wide.ToFields()));
        Assert.Equal((null, 68L, 33L), (wide.P69, wide.P68, wide.P33));
    }

    [Fact]
    public void Absent_and_value_and_null_never_mix()
    {
        Random random = new(20261126);
        (string Name, Action<TradingAccount, int> Set, Func<int, object?> Sent)[] members =
        [
            ("Name", (a, i) => a.Name = Text(i), Text),
            ("Country__c", (a, i) => a.Country = Text(i), Text),
            ("Equity__c", (a, i) => a.Equity = i == 0 ? null : i, i => i == 0 ? null : (decimal)i),
            ("Login__c", (a, i) => a.Login = i == 0 ? null : i, i => i == 0 ? null : (long)i),
            ("Leverage__c", (a, i) => a.Leverage = i == 0 ? null : i, i => i == 0 ? null : i),
            ("IsActive__c", (a, i) => a.IsActive = i == 0 ? null : i > 1, i => i == 0 ? null : i > 1),
            ("Opened__c", (a, i) => a.Opened = i == 0 ? null : new DateOnly(2000, 1, i), i => i == 0 ? null : new DateOnly(2000, 1, i)),
            ("Rollover__c", (a, i) => a.Rollover = i == 0 ? null : new TimeOnly(i, 0), i => i == 0 ? null : SalesforceValueText.Of(new TimeOnly(i, 0))),
            ("Kyc__c", (a, i) => a.Kyc = i == 0 ? null : i == 1 ? KycState.Init : KycState.InReview, i => i == 0 ? null : i == 1 ? "Init" : "In Review"),
            ("Products__c", (a, i) => a.Products = i == 0 ? null : [.. Enumerable.Repeat("x", i)], i => i == 0 ? null : string.Join(';', Enumerable.Repeat("x", i))),
        ];
        for (int round = 0; round < 200; round++)
        {
            // What the server holds is the value of what was not set.
            Dictionary<string, object?> value = members.ToDictionary(m => m.Name, m => m.Sent(random.Next(4)), StringComparer.Ordinal);
            TradingAccount a = Models.Read<TradingAccount>(Models.Json(value));
            Dictionary<string, object?> set = new(StringComparer.Ordinal);
            for (int step = 0; step < 30; step++)
            {
                var member = members[random.Next(members.Length)];
                if (random.Next(4) > 0)
                {
                    int i = random.Next(4);
                    member.Set(a, i);
                    set[member.Name] = value[member.Name] = member.Sent(i);
                }
                else
                {
                    a.Unset(member.Name);
                    if (set.Remove(member.Name))
                    {
                        value[member.Name] = null;
                    }
                }

                Assert.Equal(Models.Sorted(set), Models.Sorted(a.ToFields()));
                foreach (var other in members)
                {
                    SalesforceFieldState expected = !set.TryGetValue(other.Name, out object? sent) ? SalesforceFieldState.Absent : sent is null ? SalesforceFieldState.Clear : SalesforceFieldState.Value;
                    Assert.Equal(expected, a.StateOf(other.Name));
                    Assert.Equal(value[other.Name] is null, a.TextOf(other.Name) is null);
                }
            }

            Assert.Equal(Models.Sorted(value), Models.Sorted(Models.Read<TradingAccount>(Models.Json(value)) is { } fresh ? Again(fresh) : value));
        }

        static string? Text(int i) => i == 0 ? null : $"t{i}";

        // Setting what was read sends it all.
        static IReadOnlyDictionary<string, object?> Again(TradingAccount a)
        {
            a.Name = a.Name;
            a.Country = a.Country;
            a.Equity = a.Equity;
            a.Login = a.Login;
            a.Leverage = a.Leverage;
            a.IsActive = a.IsActive;
            a.Opened = a.Opened;
            a.Rollover = a.Rollover;
            a.Kyc = a.Kyc;
            a.Products = a.Products;
            return a.ToFields();
        }
    }
}
