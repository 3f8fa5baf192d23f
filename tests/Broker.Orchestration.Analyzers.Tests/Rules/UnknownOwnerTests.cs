using Broker.Orchestration.Analyzers.Tests.Support;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN004: a fact of unknown owner is forwarded, and what [WritesFact] makes of it.</summary>
public sealed class UnknownOwnerTests
{
    private const string Helper = """
        public static class Helper
        {
            public static Task Put<T, V>(FactWriter<T> write, [WritesFact] Fact<T, V> fact, V value, CustomerId customer, DateTimeOffset at) where T : ISystemOfRecord =>
                write.SetAsync(customer, fact, value, at, "c");

            public static Task Any([WritesFact] Fact fact) => Task.FromResult(fact.Name);

            public static Task Named([WritesFact] string fact) => Task.FromResult(fact);
        }
        """;

    [Theory]
    [InlineData("public static Task Put<T, V>(FactWriter<T> write, Fact<T, V> fact, V value, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetAsync(c, {|OWN004:fact|}, value, at, \"c\");")]
    [InlineData("public static Task Put<T, V>(FactWriter<T> write, Fact<T, V> fact, V value, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord { var f = fact; return write.SetAsync(c, {|OWN004:f|}, value, at, \"c\"); }")]
    [InlineData("public static Task Put<T>(FactWriter<T> write, Fact fact, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetTextAsync(c, {|OWN004:fact|}.Name, \"v\", at, \"c\");")]
    [InlineData("public static void Put<T>(FactWriter<T> write, dynamic fact, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetAsync(c, {|OWN004:fact|}, \"v\", at, \"c\");")]
    [InlineData("public static Task Put<T>(FactWriter<T> write, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetTextAsync(c, {|OWN004:\"case.state\"|}, \"v\", at, \"c\");")]
    [InlineData("public static Task Put(Fact fact) => Helper.Any({|OWN004:fact|});")]
    [InlineData("public static Func<Fact, Task> Hand() => {|OWN004:Helper.Any|};")]
    [InlineData("public static Task Put<T, V>(FactWriter<T> write, [WritesFact] Fact<T, V> fact, V value, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord { var f = fact; return write.SetAsync(c, f, value, at, \"c\"); }")]
    [InlineData("public static Task Put([WritesFact] Fact fact) => Helper.Any(fact);")]
    public async Task A_helper_marks_what_it_forwards(string method) => await Program.Of(Helper, "public static class Mine { " + method + " }").HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Put(write, BrokerFacts.AccountServer, \"v\", c, at);", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Any(BrokerFacts.AccountServer); Helper.Named(\"account.server\");", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Any({|OWN001:BrokerFacts.KycStatus|});", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Named({|OWN001:\"kyc.status\"|});", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Put(write, {|OWN001:BrokerFacts.KycStatus|}, default, c, at);", false)]
    [InlineData("[ActsAs<MetaTrader>]", "Helper.Put(fact: {|OWN001:BrokerFacts.KycStatus|}, write: write, value: default, customer: c, at: at);", false)]
    [InlineData("[ActsAs<MetaTrader>]", "Func<Fact<Kyc, KycStatus>, Task> f = {|OWN001:Helper.Any|};", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Func<Fact<MetaTrader, string>, Task> f = Helper.Any;", true)]
    [InlineData("[ActsAs<MetaTrader>]", "Fact f = at.Year > 1 ? BrokerFacts.AccountServer : {|OWN003:(Fact<MetaTrader, string>)(Fact)BrokerFacts.KycStatus|}; Helper.Any(f);", true)]
    public async Task A_call_of_a_marked_helper_is_a_write(string head, string body, bool compiles) =>
        await Program.Of(Helper, $$"""
            {{head}}
            public sealed class Bridge(FactWriter<MetaTrader> write)
            {
                public object W => write;
                public void On(CustomerId c, DateTimeOffset at) { {{body}} }
            }
            """).HasExactlyWhatIsMarkedAsync(compiles);

    [Fact]
    public async Task A_caller_that_acts_as_nobody_has_to_say_as_whom_it_writes() =>
        await Program.Of(Helper, "public static class Mine { public static Task On() => Helper.Any({|OWN002:BrokerFacts.KycStatus|}); }").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task A_marked_constructor_is_a_write_too() =>
        await Program.Of("""
            public sealed class Later<T>(FactWriter<T> write, [WritesFact] Fact<T, string> fact) where T : ISystemOfRecord
            {
                public Task Go(CustomerId c, DateTimeOffset at) => write.SetAsync(c, fact, "v", at, "c");
            }

            [ActsAs<Crm>]
            public static class Mine
            {
                public static object Make(IServiceProvider s) => new Later<Kyc>(new {|OWN002:FactWriter<Kyc>|}(s), {|OWN001:Facts.Label|});
            }

            [OwnershipMap]
            public static class Facts
            {
                private static readonly OwnershipMapBuilder Map = BUILDER;
                public static readonly Fact<Kyc, string> Label = Map.Own<Kyc, string>("kyc.label", FactCodecs.Text, Sensitivity.Internal, "r");
            }
            """.Replace("BUILDER", Program.Builder("Facts"), StringComparison.Ordinal)).HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task The_message_says_how_to_mark_it() =>
        Assert.Equal(
            "Who owns 'fact' is not known here, so the write by FactWriter<T> cannot be checked. Mark the parameter it comes from with [WritesFact], so that every caller is checked, or take a fact of a named owner.",
            await Program.Of("public static class Mine { public static Task Put<T, V>(FactWriter<T> write, Fact<T, V> fact, V value, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetAsync(c, fact, value, at, \"c\"); }").OnlyMessageAsync());
}
