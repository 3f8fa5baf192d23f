using Broker.Orchestration.Analyzers.Tests.Support;

namespace Broker.Orchestration.Analyzers.Tests.Rules;

/// <summary>OWN002: a write without saying as which system.</summary>
public sealed class UnsaidSystemTests
{
    [Theory]
    [InlineData("public sealed class Sync({|OWN002:FactWriter<Crm>|} write) { public object W => write; }")]
    [InlineData("public sealed class Sync { private readonly {|OWN002:FactWriter<Crm>|} write; public Sync(FactWriter<Crm> write) => this.write = write; public object W => write; }")]
    [InlineData("public sealed class Sync { public object? Get(IServiceProvider s) => s.GetService(typeof({|OWN002:FactWriter<Crm>|})); }")]
    [InlineData("public sealed class Sync { public object Get(IServiceProvider s) => new {|OWN002:FactWriter<Crm>|}(s); }")]
    [InlineData("public sealed class Sync { public object Get(IServiceProvider s) => Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<{|OWN002:FactWriter<Crm>|}>(s); }")]
    [InlineData("public sealed class Sync { public void Get(CustomerId c, DateTimeOffset at) => Holder.Write.{|OWN002:SetTextAsync|}(c, \"relationship.stage\", \"Lead\", at, \"c\"); }\n[ActsAs<Crm>] public static class Holder { public static FactWriter<Crm> Write = null!; }")]
    [InlineData("[ActsAs<Kyc>] public sealed class Sync({|OWN002:FactWriter<Crm>|} write) { public object W => write; }")]
    [InlineData("[ActsAs<Crm>] public sealed class Sync(FactWriter<Crm> write, {|OWN002:FactWriter<Kyc>|} other) { public object W => write; public object O => other; }")]
    [InlineData("public static class Outer { [ActsAs<Crm>] public sealed class Inner(FactWriter<Crm> write) { public object W => write; } public static object G({|OWN002:FactWriter<Crm>|} w) => w; }")]
    [InlineData("[ActsAs<Crm>] public class Base(FactWriter<Crm> write) { protected FactWriter<Crm> Write => write; }\npublic sealed class Derived({|OWN002:FactWriter<Crm>|} write) : Base(write);")]
    [InlineData("using W = Broker.Orchestration.Ownership.FactWriter<Broker.Orchestration.Ownership.Crm>;\npublic sealed class Sync({|OWN002:W|} write) { public object O => write; }")]
    public async Task A_type_that_writes_says_as_which_system(string source) => await Program.Of(source).HasExactlyWhatIsMarkedAsync();

    [Theory]
    [InlineData("[ActsAs<Crm>] public sealed class Sync(FactWriter<Crm> write) { public Func<object> W => () => write; public sealed class Inner(FactWriter<Crm> inner) { public object I => inner; } }")]
    [InlineData("[ActsAs<Crm>, ActsAs<Kyc>] public sealed class Sync(FactWriter<Crm> write, FactWriter<Kyc> other) { public object W => write; public object O => other; }")]
    [InlineData("public sealed class Generic<T>(FactWriter<T> write) where T : ISystemOfRecord { public object W => write; }")]
    [InlineData("public static class Set { public static Type Open => typeof(FactWriter<>); }")]
    [InlineData("public interface IHolder { FactWriter<Crm> Write { get; } }")]
    [InlineData("/// <summary>See <see cref=\"FactWriter{Crm}\"/>.</summary>\npublic static class Doc;")]
    [InlineData("[ActsAs<Crm>] public partial class P;\npublic partial class P { public object? W(FactWriter<Crm> w) => w; }")]
    public async Task One_that_says_so_or_does_not_write_is_fine(string source) => await Program.Of(source).HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task A_global_alias_in_another_file_hides_nothing() =>
        await Program.Of(
            "global using CrmWriter = Broker.Orchestration.Ownership.FactWriter<Broker.Orchestration.Ownership.Crm>;",
            "public sealed class Sync({|OWN002:CrmWriter|} write) { public object W => write; }").HasExactlyWhatIsMarkedAsync();

    [Fact]
    public async Task Top_level_statements_count_to_the_program()
    {
        const string Body = "IServiceProvider s = null!;\nConsole.WriteLine(s.GetService(typeof({0})));\n{1}";
        await Program.Of("// top-level\n" + string.Format(null, Body, "{|OWN002:FactWriter<Crm>|}", "")).HasExactlyWhatIsMarkedAsync();
        await Program.Of("// top-level\n" + string.Format(null, Body, "FactWriter<Crm>", "[ActsAs<Crm>] partial class Program;")).HasExactlyWhatIsMarkedAsync();
    }

    [Fact]
    public async Task The_message_says_what_to_write() =>
        Assert.Equal(
            "Sync writes facts of Crm without saying so. Mark it [ActsAs<Crm>], or let the type that acts as Crm write and propose the change here (facts.ProposeAsync).",
            await Program.Of("public sealed class Sync(FactWriter<Crm> write) { public object W => write; }").OnlyMessageAsync());
}
