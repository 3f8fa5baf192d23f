using System.Globalization;
using Broker.Crm.HubSpot;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Classes of a user through a portal: what was set comes back, whatever the culture; what was not set stays.</summary>
public sealed class TypedRecordTests : HubSpotWorld
{
    private static readonly string[] Options = ["init", "in_review", "APPROVED – ü"];
    private static readonly DateTimeOffset Verified = new(2026, 3, 29, 1, 30, 15, 250, TimeSpan.FromHours(2));

    public static TheoryData<string> Names { get; } = new("", "de-DE", "tr-TR");

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        foreach ((string name, string type) in new[] { ("deposits", "number"), ("logins", "number"), ("is_vip", "bool"), ("born_on", "date"), ("verified_at", "datetime") })
        {
            Portal.AddProperty("contacts", name, type);
        }

        Portal.AddProperty("contacts", "review_state", "enumeration", unique: false, Options);
        Portal.AddProperty("contacts", "review_history", "enumeration", unique: false, Options);
        Portal.AddProperty("contacts", "products", "enumeration", unique: false, ["fx", "CFD indices", "ısı"]);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_kind_of_value_comes_back_as_it_went(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        IHubSpotObjects<HubSpotRecord<TypedContact>> contacts = Client().Objects<TypedContact>();

        HubSpotRecord<TypedContact> made = await contacts.CreateAsync(Full("c-1"));
        HubSpotWritten<HubSpotRecord<TypedContact>> again = await contacts.UpsertAsync(Key, Full("c-1"));
        var many = await contacts.UpsertManyAsync(Key, [Full("c-2"), Full("c-3")]);
        HubSpotRecord<TypedContact> read = await contacts.GetAsync(made.Id);

        Assert.False(again.IsNew);
        Assert.All(many, static r => Assert.True(r.Succeeded, $"{r.Error}"));
        IReadOnlyDictionary<string, string> held = Portal.FindRecord("contacts", made.Id)!.Properties;
        Assert.Equal(("1234567.891", "9007199254740993", "true"), (held["deposits"], held["logins"], held["is_vip"]));
        Assert.Equal(("1990-04-01", "2026-03-28T23:30:15.250Z"), (held["born_on"], held["verified_at"]));
        Assert.Equal(("init", "fx;ısı", "in_review;APPROVED – ü"), (held["review_state"], held["products"], held["review_history"]));
        AssertFull("c-1", read.Properties);
        Assert.NotNull(read.Properties.CreateDate);
        int seen = 0;
        await foreach (HubSpotRecord<TypedContact> listed in contacts.ListAsync())
        {
            AssertFull("c-" + Text(++seen), listed.Properties);
        }

        Assert.Equal(3, seen);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Clearing_absent_and_null_never_mix(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        IHubSpotObjects<HubSpotRecord<TypedContact>> contacts = Client().Objects<TypedContact>();
        HubSpotRecord<TypedContact> made = await contacts.CreateAsync(Full("c-1"));

        // Absent: what is not set is not touched.
        await contacts.UpdateAsync(made.Id, new TypedContact { Phone = "+357 20 000000" });
        AssertFull("c-1", (await contacts.GetAsync(made.Id)).Properties);

        // Cleared: null, the empty text and the empty list, each in its own property, and nothing else.
        await contacts.UpdateAsync(made.Id, new TypedContact { Deposits = null, FirstName = string.Empty, Products = [], BornOn = null, ReviewState = null, IsVip = null });
        TypedContact cleared = (await contacts.GetAsync(made.Id)).Properties;
        Assert.Equal((null, null, null, null, null), (cleared.Deposits, cleared.FirstName, cleared.BornOn, cleared.ReviewState, cleared.IsVip));
        Assert.True(cleared.Products is null or []);
        Assert.Equal(("+357 20 000000", 9007199254740993, Verified.ToUniversalTime()), (cleared.Phone, cleared.Logins, cleared.VerifiedAt));
        foreach (string name in new[] { "deposits", "firstname", "products", "born_on", "review_state", "is_vip" })
        {
            Assert.True(string.IsNullOrEmpty(Portal.FindRecord("contacts", made.Id)!.Properties.GetValueOrDefault(name)), name);
        }

        // Read: nulls that were read are not set, so writing the record back clears nothing.
        Portal.EditAsUser("contacts", made.Id, Values(("deposits", "5.5"), ("is_vip", "false")));
        Assert.All([nameof(TypedContact.Deposits), nameof(TypedContact.IsVip), nameof(TypedContact.Phone)], name => Assert.Equal(HubSpotPropertyState.Absent, cleared.StateOf(name)));
        cleared.Logins = 0;
        await contacts.UpdateAsync(made.Id, cleared);
        TypedContact after = (await contacts.GetAsync(made.Id)).Properties;
        Assert.Equal((5.5m, false, 0, "+357 20 000000"), (after.Deposits, after.IsVip, after.Logins, after.Phone));
    }

    [Fact]
    public async Task Options_are_appended_or_replaced_and_an_unknown_one_is_kept()
    {
        IHubSpotObjects<HubSpotRecord<TypedContact>> contacts = Client().Objects<TypedContact>();
        HubSpotRecord<TypedContact> made = await contacts.CreateAsync(new TypedContact { BrokerClientId = "c-1", Products = ["fx"] });

        await contacts.UpdateAsync(made.Id, new TypedContact { Products = HubSpotAppend.Of("ısı") });
        Assert.Equal(["fx", "ısı"], (await contacts.GetAsync(made.Id)).Properties.Products!);
        await contacts.UpdateAsync(made.Id, new TypedContact { Products = ["CFD indices"] });
        Assert.Equal(["CFD indices"], (await contacts.GetAsync(made.Id)).Properties.Products!);

        Portal.AddProperty("contacts", "review_state", "enumeration", unique: false, [.. Options, "brand_new"]);
        Portal.EditAsUser("contacts", made.Id, Values(("review_state", "brand_new")));
        TypedContact read = (await contacts.GetAsync(made.Id)).Properties;
        Assert.Null(read.ReviewState);
        Assert.Equal("brand_new", read.Unreadable()["review_state"]);
    }

    private static TypedContact Full(string key) => new()
    {
        BrokerClientId = key,
        FirstName = "İpek ıŞ",
        Deposits = 1234567.891m,
        Logins = 9007199254740993,
        IsVip = true,
        BornOn = new DateOnly(1990, 4, 1),
        VerifiedAt = Verified,
        ReviewState = ReviewState.Init,
        Products = ["fx", "ısı"],
        ReviewHistory = [ReviewState.InReview, ReviewState.Approved],
    };

    private static void AssertFull(string key, TypedContact contact)
    {
        Assert.Equal((key, "İpek ıŞ", 1234567.891m, 9007199254740993), (contact.BrokerClientId, contact.FirstName, contact.Deposits, contact.Logins));
        Assert.Equal((true, new DateOnly(1990, 4, 1), Verified.ToUniversalTime(), ReviewState.Init), (contact.IsVip, contact.BornOn, contact.VerifiedAt, contact.ReviewState));
        Assert.Equal(["fx", "ısı"], contact.Products!);
        Assert.Equal([ReviewState.InReview, ReviewState.Approved], contact.ReviewHistory!);
        Assert.Empty(contact.Unreadable());
    }
}
