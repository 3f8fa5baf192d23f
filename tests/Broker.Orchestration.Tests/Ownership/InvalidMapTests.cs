using Broker.Core.Boundaries.Crm;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;
using Mt = Broker.Orchestration.Ownership.MetaTrader;

namespace Broker.Orchestration.Tests.Ownership;

/// <summary>Each invalid map stops the start with one sentence that names the fact and the fix.</summary>
public sealed class InvalidMapTests
{
    private const string Prefix = "The ownership map is not valid. ";

    [Fact]
    public void A_builder_outside_a_map_type_is_refused()
    {
        string message = Assert.Throws<OwnershipMapException>(static () => new OwnershipMapBuilder(typeof(InvalidMapTests))).Message;

        Assert.Equal("Type 'InvalidMapTests' declares facts and is not an ownership map; mark it with [OwnershipMap] and declare facts only there.", message);
    }

    [Fact]
    public void The_builder_that_names_no_type_is_refused_also_late_bound()
    {
        var thrown = Assert.Throws<System.Reflection.TargetInvocationException>(static () => Activator.CreateInstance<OwnershipMapBuilder>());

        Assert.Contains("new OwnershipMapBuilder(typeof(MyFacts))", Assert.IsType<OwnershipMapException>(thrown.InnerException).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_that_must_never_be_seen_in_the_CRM_is_not_projected_there_also_not_by_another_map()
    {
        OwnershipMapBuilder team = TestFacts.Builder().Project(BrokerFacts.AccountDeals, FactProjection.ToCrmAccount("account_deals", "Deals"));

        Assert.Equal(
            Prefix + "Fact 'account.deals' must never be seen in crm and is projected to its field 'account_deals'; remove the projection and show a reference instead.", MergeProblem(team));
    }

    [Fact]
    public void A_secret_that_another_map_projects_is_refused()
    {
        OwnershipMapBuilder team = TestFacts.Builder().Project("secret.api_key", FactProjection.ToCrm("api_key", "Key"));

        Assert.Equal(Prefix + "Fact 'secret.api_key' is a secret and is projected to crm; remove the projection, a secret never leaves its store.", MergeProblem(team));
    }

    [Fact]
    public void A_projection_of_a_fact_that_no_map_declares_is_refused_when_the_maps_are_together()
    {
        OwnershipMapBuilder team = TestFacts.Builder().Project("payment.bonus", FactProjection.ToCrm("bonus", "Bonus"));
        OwnershipMap alone = team.Build();

        Assert.Empty(alone.Facts);
        Assert.Equal(
            Prefix + "TestFacts projects 'payment.bonus' to crm, and no map declares that fact; declare it with its owner, or correct the name.", MergeProblem(team));
    }

    [Fact]
    public void A_projection_into_a_field_of_the_CRMs_own_is_refused()
    {
        OwnershipMapBuilder team = TestFacts.Builder();
        team.Own<Kyc, string>("kyc.email", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm("email", "E-mail"));

        Assert.Equal(
            Prefix + "Fact 'kyc.email' of kyc is projected to crm field 'email', which 'contact.email' of crm is read from: the copy would come back as that fact; project it to a field of its own.",
            MergeProblem(team));
    }

    [Theory]
    [InlineData("Contact.Email", null)]
    [InlineData(null, "contact.email")]
    public void So_is_one_that_only_has_the_CRMs_name_of_it(string? salesforce, string? hubSpot)
    {
        OwnershipMapBuilder team = TestFacts.Builder();
        team.Own<Kyc, string>("kyc.email", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm("kyc_email", "E-mail") with { Salesforce = salesforce, HubSpot = hubSpot });

        Assert.Contains("'contact.email' of crm is read from", MergeProblem(team), StringComparison.Ordinal);
    }

    [Fact]
    public void A_loop_over_two_systems_is_told_with_its_whole_way_and_once()
    {
        string message = Problem(static map =>
        {
            map.Own<Kyc, string>("kyc.name", FactCodecs.Text, Sensitivity.Personal, "a", new FactRules { ReadFrom = [new FactSource("kyc", "applicant_name")] }, FactProjection.ToCrm("kyc_name", "Name"));
            map.Own<Crm, string>("crm.name", FactCodecs.Text, Sensitivity.Personal, "b", new FactRules { ReadFrom = [FactSource.InCrm("kyc_name")] },
                new FactProjection("kyc", CrmEntity.Customer, "applicant_name", "Name", CrmFieldKind.Text) { HubSpot = "x" });
        });

        Assert.Equal(
            Prefix + "Fact 'kyc.name' is projected in a loop (kyc.name -> crm.name -> kyc.name): its copy in crm field 'kyc_name' is read as 'crm.name' and comes back; remove one of the projections.", message);
    }

    [Fact]
    public void A_value_that_is_read_where_it_is_not_owned_is_refused()
    {
        Assert.Equal(
            Prefix + "Fact 'kyc.name' is owned by kyc and read from crm; a value is read where it is owned, so read it from kyc or make crm its owner.",
            Problem(static map => map.Own<Kyc, string>("kyc.name", FactCodecs.Text, Sensitivity.Personal, "a", new FactRules { ReadFrom = [FactSource.InCrm("name")] })));
    }

    [Fact]
    public void An_unknown_conflict_action_is_refused_and_the_known_ones_are_named()
    {
        Assert.Equal(
            Prefix + "Fact 'kyc.name' has the unknown conflict action 9 for 'kyc_name'; use one of Repair, AcceptAsRequest, Accept, Review.",
            Problem(static map => map.Own<Kyc, string>("kyc.name", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm("kyc_name", "Name") with { OnConflict = (ConflictAction)9 })));
    }

    [Fact]
    public void A_fact_that_is_projected_twice_to_one_field_is_refused()
    {
        Assert.Equal(
            Prefix + "Fact 'kyc.name' is projected to 'kyc_name' in crm 2 times; keep one.",
            Problem(static map => map.Own<Kyc, string>("kyc.name", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm("kyc_name", "Name"), FactProjection.ToCrm("kyc_name", "Name"))));
    }

    [Theory]
    [InlineData("broker_client_id", false, "which the projection itself writes; give the fact a field of its own.")]
    [InlineData("broker_as_of", false, "which the projection itself writes; give the fact a field of its own.")]
    [InlineData("kyc_name", true, "as a key, and records are upserted by broker_client_id and broker_account_ref only; leave IsKey out.")]
    [InlineData(" ", false, "name the system and the field.")]
    public void A_field_that_is_not_free_is_refused(string field, bool isKey, string fix)
    {
        string message = Problem(map => map.Own<Kyc, string>("kyc.name", FactCodecs.Text, Sensitivity.Personal, "a", FactProjection.ToCrm(field, "Name") with { IsKey = isKey }));

        Assert.StartsWith(Prefix + $"Fact 'kyc.name' is projected to '{(field == " " ? "crm" : field)}'", message, StringComparison.Ordinal);
        Assert.EndsWith(fix, message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void A_freshness_that_nothing_can_keep_is_refused(int seconds)
    {
        Assert.Equal(
            Prefix + $"Fact 'mt.ping' has a freshness of {TimeSpan.FromSeconds(seconds):c}; give the age above zero from which a value is stale, or null for never.",
            Problem(map => map.Own<Mt, long>("mt.ping", FactCodecs.WholeNumber, Sensitivity.Internal, "a", new FactRules { Freshness = TimeSpan.FromSeconds(seconds) })));
    }

    [Fact]
    public void Unknown_classes_and_null_meanings_and_missing_reasons_are_refused()
    {
        Assert.Equal(
            Prefix + "Fact 'mt.ping' has the unknown class 7; use one of Internal, Personal, SensitivePersonal, Secret.",
            Problem(static map => map.Own<Mt, long>("mt.ping", FactCodecs.WholeNumber, (Sensitivity)7, "a")));
        Assert.Equal(
            Prefix + "Fact 'mt.ping' has the unknown null meaning 7; use one of Cleared, Unknown.",
            Problem(static map => map.Own<Mt, long>("mt.ping", FactCodecs.WholeNumber, Sensitivity.Internal, "a", new FactRules { NullMeaning = (NullMeaning)7 })));
        Assert.Equal(
            Prefix + "Fact 'mt.ping' has no reason; say in a few words why metatrader owns it.",
            Problem(static map => map.Own<Mt, long>("mt.ping", FactCodecs.WholeNumber, Sensitivity.Internal, " ")));
    }

    [Fact]
    public void A_team_that_claims_a_fact_of_the_default_map_is_told_both_owners()
    {
        OwnershipMapBuilder team = TestFacts.Builder();
        team.Own<Crm, string>("payment.state", FactCodecs.Text, Sensitivity.Internal, "a");

        Assert.Equal(Prefix + "Fact 'payment.state' has two owners, payments and crm; decide for one and let the other project or propose.", MergeProblem(team));
    }

    private static string MergeProblem(OwnershipMapBuilder team)
    {
        OwnershipMap built = team.Build();
        return Assert.Throws<OwnershipMapException>(() => OwnershipMap.Merge(BrokerFacts.Map, built)).Message;
    }

    private static string Problem(Action<OwnershipMapBuilder> declare)
    {
        OwnershipMapBuilder map = TestFacts.Builder();
        declare(map);
        return Assert.Throws<OwnershipMapException>(map.Build).Message;
    }
}
