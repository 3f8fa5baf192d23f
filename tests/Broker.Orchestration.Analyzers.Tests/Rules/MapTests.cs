using Broker.Orchestration.Analyzers.Tests.Support;
using Microsoft.CodeAnalysis;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN005, OWN007 and OWN008, and the maps of other assemblies.</summary>
public sealed class MapTests
{
    [Theory]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Secret, \"r\", {|OWN005:FactProjection.ToCrm(\"kyc_note\", \"Note\")|})")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Secret, \"r\", {|OWN005:FactProjection.ToCrm(\"kyc_note\", \"Note\") with { OnConflict = ConflictAction.Accept }|}, {|OWN005:FactProjection.ToCrmAccount(\"kyc_note2\", \"Note\")|})")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Hidden, \"r\", projections: [{|OWN005:FactProjection.ToCrm(\"kyc_note\", \"Note\")|}])")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Secret, \"r\")")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\", FactProjection.ToCrm(\"kyc_note\", \"Note\"))")]
    [InlineData("Own<Kyc, string>({|OWN008:Guid.NewGuid().ToString()|}, FactCodecs.Text, Sensitivity.Personal, \"r\")")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, {|OWN008:Enum.Parse<Sensitivity>(\"Secret\")|}, \"r\")")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\", {|OWN008:FactProjection.ToCrm(Guid.NewGuid().ToString(), \"Note\")|})")]
    [InlineData("Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\", {|OWN008:Elsewhere|})")]
    [InlineData("Own<Kyc, string>({|OWN008:\"payment.state\"|}, FactCodecs.Text, Sensitivity.Personal, \"r\")")]
    public async Task A_declaration_is_checked_where_it_stands(string own) => await Map($"public static readonly Fact<Kyc, string> Note = Facts.{own};").HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("public static Fact<Kyc, string> Make() => Facts.{|OWN008:Own<Kyc, string>|}(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\");")]
    [InlineData("public static Fact<Kyc, string> Note = Facts.{|OWN008:Own<Kyc, string>|}(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\");")]
    [InlineData("public static Fact<T, string> Make<T>() where T : ISystemOfRecord => Facts.{|OWN008:Own<T, string>|}(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\");")]
    [InlineData("public static Fact<Kyc, string> Note { get; } = Facts.Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\");")]
    public async Task A_fact_is_a_readonly_member_of_its_map(string member) => await Map(member).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("Facts.Project(BrokerFacts.MasterPassword, {|OWN005:FactProjection.ToCrm(\"pw\", \"P\")|})")]
    [InlineData("Facts.Project(\"secret.master_password\", {|OWN005:FactProjection.ToCrm(\"pw\", \"P\")|})")]
    [InlineData("Facts.Project({|OWN007:\"no.such.fact\"|}, FactProjection.ToCrm(\"pw\", \"P\"))")]
    [InlineData("Facts.Project(BrokerFacts.AccountBalanceBand, BrokerFacts.BalanceBandInCrm)")]
    public async Task A_projection_added_to_another_maps_fact_is_checked_too(string add) =>
        await Map($"public static readonly OwnershipMap Map = {add}.Build();").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task A_copy_that_a_map_adds_is_written_by_the_facts_owner_only() =>
        await Program.Of(
            Source("public static readonly OwnershipMap Map = Facts.Project(BrokerFacts.AccountBalanceBand, FactProjection.ToCrm(\"band\", \"B\") with { Salesforce = \"Contact.Balance_Group__c\" }).Build();", "Acme"),
            """
            public static class Mine
            {
                public static object On() => new Broker.Core.Boundaries.Crm.CrmUpsert(default, "1", new Dictionary<string, string?> { [{|OWN006:"band"|}] = "a", [{|OWN006:"Balance_Group__c"|}] = "b" });
            }
            """).HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task The_key_of_a_record_names_the_record_and_may_be_given() =>
        await Program.Of("public static class Mine { public static object On() => new Broker.Core.Boundaries.Crm.CrmUpsert(default, \"1\", new Dictionary<string, string?> { [\"broker_client_id\"] = \"a\" }); }").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task A_name_is_declared_once_over_all_maps()
    {
        string other = Map("public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>({|OWN008:\"kyc.note\"|}, FactCodecs.Text, Sensitivity.Personal, \"r\");", "Beta").Compilation.SyntaxTrees[1].ToString();
        Program two = Program.Of(
            Source("public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\");\n"
                + "public static readonly Fact<Crm, string> Again = Facts.Own<Crm, string>({|OWN008:\"kyc.note\"|}, FactCodecs.Text, Sensitivity.Personal, \"r\");", "Acme"),
            other.Replace("\"kyc.note\"", "{|OWN008:\"kyc.note\"|}", StringComparison.Ordinal));

        await two.HasExactlyWhatIsMarkedAsync();
    }

    [Fact]
    public async Task A_secret_that_is_projected_is_named_in_the_message() =>
        Assert.Equal(
            "'kyc.note' of Kyc is a secret (P3) and is projected. A secret never leaves its store: remove the projection, or project a fact about it.",
            await Map("public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Secret, \"r\", FactProjection.ToCrm(\"kyc_note\", \"N\"));").OnlyMessageAsync());

    [Fact]
    public async Task A_subscription_to_a_fact_of_nobody_is_an_error_that_knows_the_nearest_name()
    {
        const string Events = """
            public static class Events { public static void Subscribe([FactName] string fact, Action told) => told(); }
            public static class Mine { public static void On() { Events.Subscribe("payment.state", () => { }); Events.Subscribe({|OWN007:"payment.stat"|}, () => { }); } }
            """;
        await Program.Of(Events).HasExactlyWhatIsMarkedAsync();
        Assert.Equal(
            "'payment.stat' is in no ownership map, so no system owns it. Declare it with its owner in an [OwnershipMap] type first, or correct the name: 'payment.state' is owned by Payments.",
            await Program.Of(Events).OnlyMessageAsync());
    }

    [Fact]
    public async Task A_name_that_is_near_to_none_has_no_hint() =>
        Assert.EndsWith("type first.", await Program.Of("public static class Mine { public static void On([FactName] string fact = \"\") => On(\"zzz\"); }").OnlyMessageAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task A_write_of_an_unowned_fact_by_name_is_an_error() =>
        await Program.Of("[ActsAs<Crm>] public sealed class Sync(FactWriter<Crm> write) { public Task On(CustomerId c, DateTimeOffset at) => write.SetTextAsync(c, {|OWN007:\"no.such.fact\"|}, \"v\", at, \"c\"); }").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task With_a_map_that_cannot_be_read_an_unknown_name_is_not_called_unowned() =>
        await Program.Of(
            Source("public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>({|OWN008:Guid.NewGuid().ToString()|}, FactCodecs.Text, Sensitivity.Personal, \"r\");", "Acme"),
            "public static class Mine { public static void On([FactName] string fact = \"\") => On(\"perhaps.that.one\"); }").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task The_map_of_a_referenced_assembly_counts()
    {
        Program library = Map("public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Personal, \"r\", FactProjection.ToCrm(\"kyc_note\", \"N\"));");
        using var image = new MemoryStream();
        Assert.True(library.Compilation.WithAssemblyName("Library").Emit(image).Success);
        image.Position = 0;

        Program user = Program.Of(
            ["""
            [ActsAs<Crm>]
            public sealed class Sync(FactWriter<Crm> write)
            {
                public void On(CustomerId c, DateTimeOffset at)
                {
                    write.SetTextAsync(c, {|OWN001:"kyc.note"|}, "v", at, "c");
                    _ = new Broker.Core.Boundaries.Crm.CrmUpsert(default, "1", new Dictionary<string, string?> { [{|OWN006:"kyc_note"|}] = "v" });
                }
            }
            """],
            [MetadataReference.CreateFromStream(image)]);

        await user.HasExactlyWhatIsMarkedAsync();
    }

    private static Program Map(string members, string name = "Acme") => Program.Of(Source(members, name));

    private static string Source(string members, string name) => $$"""
        [OwnershipMap]
        public static class {{name}}Facts
        {
            private const Sensitivity Hidden = Sensitivity.Secret;
            private static readonly FactProjection[] Elsewhere = [];
            private static readonly OwnershipMapBuilder Facts = {{Program.Builder(name + "Facts")}};
            public static object Unused => (Hidden, Elsewhere);
            {{members}}
        }
        """;
}
