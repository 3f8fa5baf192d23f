using Broker.Orchestration.Analyzers.Tests.Support;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN003: a fact made outside a map.</summary>
public sealed class ForgedFactTests
{
    [Theory]
    [InlineData("object f = new OwnershipMapBuilder().{|OWN003:Own<Crm, string>|}(\"a.b\", FactCodecs.Text, Sensitivity.Internal, \"r\");")]
    [InlineData("object f = {|OWN003:Activator.CreateInstance(typeof(Fact<Crm, string>), true)|}!;")]
    [InlineData("Type t = typeof(Fact<Crm, string>); object f = {|OWN003:Activator.CreateInstance(t, true)|}!;")]
    [InlineData("Type t = typeof(Fact<,>).MakeGenericType(typeof(Crm), typeof(string)); object f = {|OWN003:Activator.CreateInstance(t, true)|}!;")]
    [InlineData("object f = {|OWN003:System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(typeof(Fact<Crm, string>))|};")]
    [InlineData("object f = {|OWN003:System.Runtime.CompilerServices.Unsafe.As<Fact<Crm, string>>(BrokerFacts.AccountServer)|};")]
    [InlineData("object f = {|OWN003:typeof(Fact<Crm, string>).GetConstructors(System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)|}[0].Invoke([]);")]
    [InlineData("object f = {|OWN003:BrokerFacts.AccountServer.GetType().GetConstructors()|}[0].Invoke([]);")]
    [InlineData("object f = {|OWN003:System.Text.Json.JsonSerializer.Deserialize<Fact<Crm, string>>(\"{}\")|}!;")]
    [InlineData("var f = {|OWN003:(Fact<Crm, string>)(object)BrokerFacts.AccountServer|};")]
    [InlineData("object o = BrokerFacts.AccountServer; var f = {|OWN003:(Fact<Crm, string>)o|};")]
    [InlineData("var f = {|OWN003:(object)BrokerFacts.AccountServer as Fact<Crm, string>|};")]
    [InlineData("Fact b = BrokerFacts.AccountServer; var f = {|OWN003:(Fact<Crm, string>)b|};")]
    public async Task A_fact_is_born_in_a_map_only(string body) => await In(body).HasExactlyWhatIsMarkedAsync(compiles: !body.Contains("new OwnershipMapBuilder()", StringComparison.Ordinal));

    [Theory]
    [InlineData("object f = {|OWN003:new Fact<Crm, string>(\"a.b\", FactCodecs.Text, Sensitivity.Internal, [], \"r\")|};")]
    [InlineData("Fact<Crm, string> f = {|OWN003:new(\"a.b\", FactCodecs.Text, Sensitivity.Internal, [], \"r\")|};")]
    public async Task The_constructor_is_refused_with_words(string body) => await In(body).HasExactlyWhatIsMarkedAsync(compiles: false);

    [Fact]
    public async Task An_accessor_of_the_constructor_is_found() =>
        await Program.Of("""
            using System.Runtime.CompilerServices;
            public static class Forge
            {
                [UnsafeAccessor(UnsafeAccessorKind.Constructor)]
                public static extern Fact<Crm, string> {|OWN003:Make|}(string name, FactCodec<string> codec, Sensitivity sensitivity, IReadOnlyList<FactProjection> projections, string reason);
            }
            """).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("foreach (Fact f in BrokerFacts.Map.Facts) { if (f is Fact<Crm, string> own) { Console.WriteLine(own.Name); } }")]
    [InlineData("var f = (Fact<MetaTrader, string>)(object)BrokerFacts.AccountServer;")]
    [InlineData("var f = (Fact<Crm, string>)(Fact)BrokerFacts.Map.Facts[0];")]
    [InlineData("object o = Activator.CreateInstance(typeof(List<string>))!; string n = typeof(Fact<Crm, string>).Name;")]
    public async Task Looking_at_facts_is_no_forgery(string body) => await In(body).HasExactlyWhatIsMarkedAsync();

    private static Program In(string body) => Program.Of($$"""
        public static class Forge
        {
            public static void Run()
            {
                {{body}}
            }
        }
        """);
}
