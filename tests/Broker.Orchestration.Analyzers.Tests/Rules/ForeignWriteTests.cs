using Broker.Orchestration.Analyzers.Tests.Support;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN001: a system writes a fact it does not own.</summary>
public sealed class ForeignWriteTests
{
    [Fact]
    public async Task A_direct_write_of_a_foreign_fact_is_an_error_at_the_fact() =>
        await Sync("write.SetAsync(customer, {|OWN001:BrokerFacts.AccountUuid|}, new AccountId(\"a\"), at, \"crm-1\");").HasExactlyWhatIsMarkedAsync(compiles: false);

    [Fact]
    public async Task The_message_names_the_fact_both_systems_and_what_to_do_instead()
    {
        string message = await Sync("write.SetAsync(customer, BrokerFacts.AccountUuid, new AccountId(\"a\"), at, \"crm-1\");").OnlyMessageAsync();

        Assert.Equal(
            "Sync acts as Crm, but 'BrokerFacts.AccountUuid' is owned by MetaTrader. Crm code may read it or propose a change (facts.ProposeAsync). To show it in the CRM, project it.",
            message);
    }

    [Theory]
    [InlineData("var f = BrokerFacts.AccountServer; write.SetAsync(customer, {|OWN001:f|}, \"s\", at, \"c\");")]
    [InlineData("write.SetAsync(customer, {|OWN001:Held|}, \"s\", at, \"c\");")]
    [InlineData("write.SetAsync(customer, {|OWN001:Kept|}, \"s\", at, \"c\");")]
    [InlineData("write.SetAsync(customer, ({|OWN001:at.Year > 1 ? BrokerFacts.AccountServer : BrokerFacts.AccountServer|}), \"s\", at, \"c\");")]
    [InlineData("var t = (BrokerFacts.AccountServer, 1); write.SetAsync(customer, {|OWN001:t.Item1|}, \"s\", at, \"c\");")]
    [InlineData("var l = new[] { BrokerFacts.AccountServer }; write.SetAsync(customer, {|OWN001:l[0]|}, \"s\", at, \"c\");")]
    [InlineData("Func<Task> later = () => write.SetAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\"); later();")]
    [InlineData("void Inner() => write.SetAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\"); Inner();")]
    [InlineData("write.SetAsync(value: \"s\", customer: customer, fact: {|OWN001:BrokerFacts.AccountServer|}, observedAt: at, cause: \"c\");")]
    [InlineData("write?.SetAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\");")]
    [InlineData("(write).@SetAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\");")]
    [InlineData("write.S\\u0065tAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\");")]
    public async Task A_fact_by_any_other_way_is_still_owned_by_its_owner(string body) => await Sync(body).HasExactlyWhatIsMarkedAsync(compiles: false);

    [Theory]
    [InlineData("write.SetTextAsync(customer, {|OWN001:\"account.uuid\"|}, \"v\", at, \"c\");")]
    [InlineData("write.SetTextAsync(customer, {|OWN001:Name|}, \"v\", at, \"c\");")]
    [InlineData("write.SetTextAsync(customer, {|OWN001:\"account\" + \".uuid\"|}, \"v\", at, \"c\");")]
    [InlineData("string name = \"account.uuid\"; write.SetTextAsync(customer, {|OWN001:name|}, \"v\", at, \"c\");")]
    [InlineData("write.SetTextAsync(customer, {|OWN001:Late|}, \"v\", at, \"c\");")]
    [InlineData("write.SetTextAsync(customer, {|OWN001:BrokerFacts.AccountUuid|}.Name, \"v\", at, \"c\");")]
    [InlineData("string name = BrokerFacts.AccountUuid.Name; write.SetTextAsync(customer, {|OWN001:name|}, \"v\", at, \"c\");")]
    public async Task A_foreign_fact_by_name_is_an_error_at_the_name(string body) => await Sync(body).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("dynamic f = BrokerFacts.AccountServer; write.SetAsync(customer, {|OWN001:f|}, \"s\", at, \"c\");")]
    [InlineData("dynamic w = write; w.SetAsync(customer, {|OWN001:BrokerFacts.AccountServer|}, \"s\", at, \"c\");")]
    [InlineData("object o = BrokerFacts.AccountServer; write.SetAsync(customer, {|OWN001:(dynamic)o|}, \"s\", at, \"c\");")]
    public async Task A_late_bound_write_is_checked_as_far_as_the_fact_is_known(string body) => await Sync(body).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("Func<CustomerId, Fact<MetaTrader, string>, string, DateTimeOffset, string, CancellationToken, Task<FactWriteResult>> f = {|OWN001:write.SetAsync|};", false)]
    [InlineData("Func<CustomerId, string, string?, DateTimeOffset, string, CancellationToken, Task<FactWriteResult>> f = {|OWN004:write.SetTextAsync|};", true)]
    [InlineData("var f = {|OWN004:write.SetTextAsync|};", true)]
    [InlineData("Func<CustomerId, Fact<Crm, string>, string, DateTimeOffset, string, CancellationToken, Task<FactWriteResult>> f = write.SetAsync;", true)]
    [InlineData("string n = nameof(write.SetTextAsync);", true)]
    public async Task A_method_group_is_checked_by_what_the_delegate_lets_in(string body, bool compiles) => await Sync(body).HasExactlyWhatIsMarkedAsync(compiles);

    [Fact]
    public async Task What_one_owns_is_written_without_a_word() =>
        await Sync("""
            write.SetAsync(customer, BrokerFacts.RelationshipStage, default, at, "c");
            write.SetTextAsync(customer, "relationship.stage", "Lead", at, "c");
            foreach (string name in new[] { at.ToString() }) write.SetTextAsync(customer, name, "v", at, "c");
            """).HasExactlyWhatIsMarkedAsync();

    private static Program Sync(string body) => Program.Of(Source(body));

    private static string Source(string body) => $$"""
        [ActsAs<Crm>]
        public sealed class Sync(FactWriter<Crm> write)
        {
            private const string Name = "account.uuid";
            private static readonly string Late = "account.uuid";
            private static readonly Fact<MetaTrader, string> Held = BrokerFacts.AccountServer;
            private static Fact<MetaTrader, string> Kept { get; } = BrokerFacts.AccountServer;

            public void On(CustomerId customer, DateTimeOffset at)
            {
                {{body}}
            }
        }
        """;
}
