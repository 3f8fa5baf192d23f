using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class OwnershipMapTests
{
    [Fact]
    public void Two_owners_of_one_fact_are_refused_with_both_names()
    {
        string message = Problem(static map =>
        {
            map.Own<Crm, string>("score.value", FactCodecs.Text, Sensitivity.Internal, "a");
            map.Own<Kyc, string>("score.value", FactCodecs.Text, Sensitivity.Internal, "b");
        });

        Assert.Equal("The ownership map is not valid. Fact 'score.value' has two owners, crm and kyc; decide for one and let the other project or propose.", message);
    }

    [Fact]
    public void A_fact_declared_twice_by_one_owner_is_refused()
    {
        string message = Problem(static map =>
        {
            map.Own<Crm, string>("score.value", FactCodecs.Text, Sensitivity.Internal, "a");
            map.Own<Crm, string>("score.value", FactCodecs.Text, Sensitivity.Internal, "a");
        });

        Assert.Contains("'score.value' is declared 2 times by crm; keep one declaration", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projected_secret_is_refused()
    {
        string message = Problem(static map => map.Own<Mt, string>("account.password", FactCodecs.Text, Sensitivity.Secret, "a", FactProjection.ToCrm("password", "Password")));

        Assert.Contains("'account.password' is a secret and is projected to crm; remove the projection", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_projection_onto_its_own_owner_is_refused()
    {
        string message = Problem(static map => map.Own<Crm, string>("deal.stage", FactCodecs.Text, Sensitivity.Internal, "a", FactProjection.ToCrm("deal_stage", "Stage")));

        Assert.Contains("'deal.stage' is projected to its own owner crm", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_facts_into_one_field_are_refused()
    {
        string message = Problem(static map =>
        {
            map.Own<Kyc, string>("kyc.a", FactCodecs.Text, Sensitivity.Internal, "a", FactProjection.ToCrm("status", "S"));
            map.Own<Payments, string>("pay.b", FactCodecs.Text, Sensitivity.Internal, "b", FactProjection.ToCrm("status", "S"));
        });

        Assert.Contains("Field 'status' in crm is the target of 'kyc.a' and 'pay.b'; give each fact a field of its own", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("Kyc.Status")]
    [InlineData("kyc status")]
    [InlineData("1st")]
    [InlineData("känn")]
    public void A_name_of_another_form_is_refused_with_an_example(string name)
    {
        Assert.Contains("for example payment.state", Problem(map => map.Own<Kyc, string>(name, FactCodecs.Text, Sensitivity.Internal, "a")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_without_a_name_owns_nothing()
    {
        Assert.Contains("has no owner", Problem(static map => map.Own<Nameless, string>("a.b", FactCodecs.Text, Sensitivity.Internal, "a")), StringComparison.Ordinal);
    }

    [Fact]
    public void Maps_are_merged_and_collide_like_one()
    {
        var own = TestFacts.Builder();
        own.Own<Crm, string>("lead.source", FactCodecs.Text, Sensitivity.Internal, "a");
        Assert.Equal(BrokerFacts.Map.Facts.Count + 1, OwnershipMap.Merge(BrokerFacts.Map, own.Build()).Facts.Count);
        Assert.Throws<OwnershipMapException>(static () => OwnershipMap.Merge(BrokerFacts.Map, BrokerFacts.Map));
    }

    [Fact]
    public void The_guard_tells_who_owns_it_and_what_to_do_instead()
    {
        var map = TestFacts.Builder();
        map.Own<Payments, string>("payment.note", FactCodecs.Text, Sensitivity.Internal, "a");
        map.Own<Mt, string>("account.password", FactCodecs.Text, Sensitivity.Secret, "a");
        var guard = new OwnershipGuard(map.Build());

        Assert.Null(guard.Refusal("payments", "payment.note"));
        Assert.Equal("crm may not write 'payment.note', which is owned by payments; read it, propose a change, or project it.", guard.Refusal("crm", "payment.note"));
        Assert.Contains("declare it with its owner first", guard.Refusal("crm", "nobody.knows"), StringComparison.Ordinal);
        Assert.Contains("secrets are not stored", guard.Refusal("metatrader", "account.password"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_listing_is_sorted_complete_and_the_same_every_time()
    {
        IReadOnlyList<string> lines = OwnershipListing.Lines(BrokerFacts.Map);

        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
        Assert.Equal(lines, OwnershipListing.Lines(OwnershipMap.Merge(BrokerFacts.Map)));
        Assert.Contains("kyc.status | owner kyc | KycStatus | P2 | -> crm:Customer.kyc_status | identity belongs to the KYC provider; only the coarse value is shown", lines);
        Assert.Contains("jurisdiction.allowed | owner application | Boolean | P0 | not projected | a decision of the broker application", lines);
    }

    [Fact]
    public void Codecs_read_back_what_they_wrote_in_any_culture()
    {
        Assert.Equal(-12L, FactCodecs.WholeNumber.Read(FactCodecs.WholeNumber.Write(-12)));
        Assert.True(FactCodecs.Boolean.Read(FactCodecs.Boolean.Write(true)));
        Assert.Equal(Support.Given.Start, FactCodecs.Time.Read(FactCodecs.Time.Write(Support.Given.Start.ToOffset(TimeSpan.FromHours(5)))));
        Assert.Equal(Support.Given.Euro(12.5m), FactCodecs.Money.Read("12.50 EUR"));
        Assert.Throws<FormatException>(static () => FactCodecs.Money.Read("12.50"));
        Assert.Equal(Support.Given.Payment, FactCodecs.Id<Core.Identity.PaymentId>().Read("pi_1"));
    }

    private static string Problem(Action<OwnershipMapBuilder> declare)
    {
        var map = TestFacts.Builder();
        declare(map);
        return Assert.Throws<OwnershipMapException>(map.Build).Message;
    }

    private abstract class Nameless : ISystemOfRecord
    {
        public static string SystemName => " ";
    }
}
