using Broker.Orchestration.Analyzers.Tests.Support;
using Broker.Orchestration.CodeFixes;

namespace Broker.Orchestration.Analyzers.Tests.Fixes;

/// <summary>Each code fix gives code that compiles, without the error it was offered for.</summary>
public sealed class FixTests
{
    // The interface that proposes, for a version of the package that has none yet.
    private const string Proposals = """
        namespace Broker.Orchestration.Ownership;
        public interface IFacts
        {
            Task<string> ProposeAsync<TOwner, TValue>(CustomerId customer, Fact<TOwner, TValue> fact, TValue value, Broker.Orchestration.Audit.Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default) where TOwner : ISystemOfRecord;
            Task<string> ProposeTextAsync(CustomerId customer, string factName, string? value, Broker.Orchestration.Audit.Actor by, string reason, string key, TimeSpan? expiresAfter = null, CancellationToken cancellationToken = default);
        }
        """;

    private static readonly string[] Others = typeof(Ownership.Fact).Assembly.GetType("Broker.Orchestration.Ownership.IFacts") is null ? [Proposals] : [];

    [Fact]
    public async Task A_foreign_write_becomes_a_proposal_through_the_facts_in_scope()
    {
        string? changed = await FixRun.ApplyAsync(
            new ProposeFix(),
            """
            [ActsAs<Crm>]
            public sealed class Sync(FactWriter<Crm> write, IFacts known)
            {
                public object W => write;

                public async Task OnAsync(CustomerId customer, DateTimeOffset at, CancellationToken cancellationToken)
                {
                    // Why.
                    await write.SetAsync(customer, BrokerFacts.AccountServer, "s", at, "crm-1", cancellationToken).ConfigureAwait(false);
                }
            }
            """,
            Others);

        Assert.Contains("// Why.\n        await known.ProposeAsync(customer, BrokerFacts.AccountServer, \"s\", ", changed, StringComparison.Ordinal);
        Assert.Contains("Actor.System(", changed, StringComparison.Ordinal);
        Assert.Contains("Crm.SystemName), \"Crm has another value\", \"crm-1\", cancellationToken: cancellationToken).ConfigureAwait(false);", changed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed class Sync(FactWriter<Crm> write)\n{\n", "Sync(FactWriter<Crm> write, IFacts facts)")]
    [InlineData("public sealed class Sync\n{\n    private readonly FactWriter<Crm> write;\n\n    public Sync(FactWriter<Crm> write) => this.write = write;\n", "private readonly IFacts facts;")]
    [InlineData("public sealed class Sync\n{\n    private readonly FactWriter<Crm> write;\n\n    public Sync(FactWriter<Crm> write)\n    {\n        this.write = write;\n    }\n", "this.facts = facts;")]
    [InlineData("public sealed class Sync\n{\n    private readonly FactWriter<Crm> write = null!;\n", "class Sync(IFacts facts)")]
    public async Task Where_no_facts_are_in_scope_the_constructor_asks_for_them(string head, string asked)
    {
        string? changed = await FixRun.ApplyAsync(
            new ProposeFix(),
            "[ActsAs<Crm>]\n" + head + "    public Task OnAsync(CustomerId customer, DateTimeOffset at) => write.SetTextAsync(customer, \"account.server\", \"s\", at, \"crm-1\");\n}\n",
            Others);

        Assert.Contains("facts.ProposeTextAsync(customer, \"account.server\", \"s\", ", changed, StringComparison.Ordinal);
        Assert.Contains(asked, changed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public static Task On(FactWriter<Crm> write, CustomerId customer, DateTimeOffset at) => write.SetTextAsync(customer, \"account.server\", \"s\", at, \"c\");")]
    [InlineData("public Task<FactWriteResult> On(FactWriter<Crm> write, CustomerId customer, DateTimeOffset at) => write.SetTextAsync(customer, \"account.server\", \"s\", at, \"c\");")]
    public async Task Where_a_proposal_would_not_compile_none_is_offered(string method) =>
        Assert.Null(await FixRun.ApplyAsync(new ProposeFix(), "[ActsAs<Crm>]\npublic sealed class Sync\n{\n    " + method + "\n}\n", Others));

    [Theory]
    [InlineData("/// <summary>Syncs.</summary>\npublic sealed class Sync(FactWriter<Crm> write) { public object W => write; }\n", "/// <summary>Syncs.</summary>\n[ActsAs<Crm>]\npublic sealed class Sync")]
    [InlineData("[Serializable]\npublic sealed class Sync(FactWriter<Crm> write) { public object W => write; }\n", "[Serializable]\n[ActsAs<Crm>]\npublic sealed class Sync")]
    [InlineData("namespace A\n{\n    public readonly struct Sync(FactWriter<Mine> write) { public object W => write; }\n    public abstract class Mine : ISystemOfRecord { public static string SystemName => \"mine\"; }\n}\n", "    [ActsAs<Mine>]\n    public readonly struct Sync")]
    [InlineData("public static class Outer\n{\n    public static object? W(IServiceProvider s) => s.GetService(typeof(FactWriter<Crm>));\n}\n", "[ActsAs<Crm>]\npublic static class Outer")]
    public async Task A_writer_is_marked_with_the_system_it_acts_as(string source, string expected) =>
        Assert.Contains(expected, await FixRun.ApplyAsync(new ActsAsFix(), source), StringComparison.Ordinal);

    [Theory]
    [InlineData("public static class H { public static Task Put<T, V>(FactWriter<T> write, Fact<T, V> fact, V value, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetAsync(c, fact, value, at, \"c\"); }", "FactWriter<T> write, [WritesFact] Fact<T, V> fact")]
    [InlineData("public static class H { public static Task Put<T>(FactWriter<T> write,\n        Fact fact, CustomerId c, DateTimeOffset at) where T : ISystemOfRecord => write.SetTextAsync(c, fact.Name, \"v\", at, \"c\"); }", "\n        [WritesFact] Fact fact")]
    public async Task A_forwarded_parameter_is_marked(string source, string expected) =>
        Assert.Contains(expected, await FixRun.ApplyAsync(new WritesFactFix(), source), StringComparison.Ordinal);

    [Theory]
    [InlineData("FactProjection.ToCrm(\"note\", \"N\")", "\"r\");")]
    [InlineData("projections: [FactProjection.ToCrm(\"note\", \"N\")]", "projections: []);")]
    public async Task The_projection_of_a_secret_is_removed(string projection, string expected) =>
        Assert.Contains(
            expected,
            await FixRun.ApplyAsync(
                new RemoveProjectionFix(),
                $"[OwnershipMap]\npublic static class Mine\n{{\n    private static readonly OwnershipMapBuilder Facts = {Program.Builder("Mine")};\n"
                + $"    public static readonly Fact<Kyc, string> Note = Facts.Own<Kyc, string>(\"kyc.note\", FactCodecs.Text, Sensitivity.Secret, \"r\", {projection});\n}}\n"),
            StringComparison.Ordinal);

    [Fact]
    public async Task A_misspelt_name_becomes_the_nearest_known_one() =>
        Assert.Contains(
            "On(\"payment.state\")",
            await FixRun.ApplyAsync(new NearestNameFix(), "public static class Mine { public static void On([FactName] string fact = \"\") => On(\"payment.stat\"); }"),
            StringComparison.Ordinal);
}
