using System.Reflection;
using Broker.Api.Tests.Listing;
using Broker.Api.Tests.Repository;
using Broker.Api.Tests.Specimens;

namespace Broker.Api.Tests.Conventions;

/// <summary>Each rule finds what it is there to find, and nothing else.</summary>
public sealed class RuleTests
{
    private const string Prefix = "Broker.Api.Tests.Specimens.";

    [Fact]
    public void Binary_fractions_are_found_in_properties_generic_arguments_and_parameters() =>
        AssertSubjects(MoneyTypes.Check(typeof(Money)), "Money.Balance", "Money.OpenLots", "Money.Pay(totalAmount)");

    [Fact]
    public void A_token_that_is_missing_or_not_last_is_found_and_the_platform_is_left_alone() =>
        AssertSubjects(AsyncMethods.CheckToken(typeof(Calls)), "Calls.ListAsync", "Calls.NoTokenAsync", "Calls.TokenFirstAsync");

    [Fact]
    public void A_missing_suffix_is_found() =>
        AssertSubjects(AsyncMethods.CheckName(typeof(Calls)), "Calls.NoSuffix");

    [Fact]
    public void Open_statics_are_found() =>
        AssertSubjects(StaticState.Check(typeof(Statics)), "Statics.Open", "Statics.Property");

    [Fact]
    public void A_third_party_type_is_found_inside_generic_arguments_and_constraints() =>
        AssertSubjects(ForeignTypes.Check(typeof(Foreign)), "Foreign.Constrained", "Foreign.Nested");

    [Theory]
    [InlineData("Polly.Core", "Broker.Core", false)]
    [InlineData("Microsoft.Data.Sqlite", "Broker.Orchestration.Sqlite", false)]
    [InlineData("Microsoft.AspNetCore.Http", "Broker.Core", false)]
    [InlineData("Microsoft.AspNetCore.Http", "Broker.AspNetCore", true)]
    [InlineData("Microsoft.Extensions.Http", "Broker.Core", true)]
    [InlineData("System.Private.CoreLib", "Broker.Core", true)]
    public void Only_the_platform_and_ourselves_may_be_shown(string assembly, string owner, bool allowed) =>
        Assert.Equal(allowed, ForeignTypes.IsAllowed(assembly, owner));

    [Fact]
    public void An_exception_outside_the_family_is_found() =>
        AssertSubjects(ExceptionBase.Check(typeof(StrayException)), "StrayException");

    [Fact]
    public void An_option_without_default_is_found() =>
        AssertSubjects(Documentation.Of(typeof(DocumentedOptions).Assembly).CheckOptions(typeof(DocumentedOptions)), "DocumentedOptions.Bare", "DocumentedOptions.Silent");

    [Fact]
    public void A_member_without_documentation_is_found() =>
        AssertSubjects(Documentation.Of(typeof(DocumentedOptions).Assembly).Check(typeof(DocumentedOptions)), "P:DocumentedOptions.Bare");

    [Fact]
    public void A_positional_member_is_explained_by_the_record() =>
        AssertSubjects(
            new[] { typeof(DocumentedRecord<>), typeof(DocumentedRecord<>.Inner) }.SelectMany(Documentation.Of(typeof(DocumentedRecord<>).Assembly).Check),
            "P:DocumentedRecord`1.Unexplained");

    [Fact]
    public void A_package_may_not_know_its_sibling_or_bring_a_library_or_a_web_host()
    {
        IEnumerable<Violation> found = PackageArrows.CheckNames(
            "Broker.Payments",
            ["Broker.Core", "Broker.MetaTrader"],
            ["Stripe.net"],
            ["Microsoft.AspNetCore.App"],
            [new AssemblyName("Broker.Crm.HubSpot"), new AssemblyName("Broker.Core"), new AssemblyName("Microsoft.AspNetCore.Http"), new AssemblyName("System.Runtime")]);

        Assert.Equal(
            [
                "Broker.Payments -> Broker.MetaTrader", "Broker.Payments -> Stripe.net", "Broker.Payments -> Microsoft.AspNetCore.App",
                "Broker.Payments => Broker.Crm.HubSpot", "Broker.Payments => Microsoft.AspNetCore.Http",
            ],
            found.Select(violation => violation.Subject));
    }

    [Fact]
    public void A_package_without_arrows_is_found() =>
        Assert.Equal(["Broker.New"], PackageArrows.CheckNames("Broker.New", [], [], [], []).Select(violation => violation.Subject));

    [Theory]
    [InlineData("Fact.cs", true, "public sealed record Fact<TOwner, TValue>(TValue Value);", "public static class Fact")]
    [InlineData("Fact.Parsing.cs", true, "internal static partial class Fact")]
    [InlineData("FactOfT.cs", true, "public readonly struct Fact<T> where T : struct")]
    [InlineData("Handler.cs", true, "public delegate Task<IReadOnlyList<int>?> Handler(int id);")]
    [InlineData("GlobalUsings.cs", true, "global using System;")]
    [InlineData("Other.cs", false, "public class Fact")]
    [InlineData("Fact.cs", false, "public class Fact", "internal enum FactKind")]
    [InlineData("Fact.cs", false, "// nothing")]
    public void A_file_holds_one_type_of_its_name(string fileName, bool good, params string[] lines) =>
        Assert.Equal(good, !SourceRules.CheckOneType(new SourceFile("Broker.Core", fileName, lines)).Any());

    [Theory]
    [InlineData("Http/Retry/Policy.cs", "namespace Broker.Core.Http.Retry;", true)]
    [InlineData("Policy.cs", "namespace Broker.Core;", true)]
    [InlineData("Hosting/CoreExtensions.cs", "namespace Microsoft.Extensions.DependencyInjection;", true)]
    [InlineData("Hosting/Policy.cs", "namespace Microsoft.Extensions.DependencyInjection;", false)]
    [InlineData("Http/Policy.cs", "namespace Broker.Core;", false)]
    [InlineData("Policy.cs", "namespace Broker.Core", false)]
    public void The_namespace_is_the_folder(string path, string line, bool good) =>
        Assert.Equal(good, !SourceRules.CheckNamespace(new SourceFile("Broker.Core", path, [line])).Any());

    [Theory]
    [InlineData("var now = DateTimeOffset.UtcNow;", false)]
    [InlineData("await Task.Delay(TimeSpan.FromSeconds(1)).ConfigureAwait(false);", false)]
    [InlineData("Thread.Sleep(5);", false)]
    [InlineData("await Task.Delay(wait, timeProvider, cancellationToken);", true)]
    [InlineData("var now = timeProvider.GetUtcNow(); // not DateTime.Now", true)]
    public void A_clock_of_the_machine_is_found(string line, bool good) =>
        Assert.Equal(good, !SourceRules.CheckTime(new SourceFile("Broker.Core", "A.cs", [line])).Any());

    [Theory]
    [InlineData(400, true)]
    [InlineData(401, false)]
    public void A_long_file_is_found(int lines, bool good) =>
        Assert.Equal(good, !SourceRules.CheckLength(new SourceFile("Broker.Core", "A.cs", new string[lines])).Any());

    [Fact]
    public void A_deviation_passes_only_with_a_reason_and_only_while_it_is_needed()
    {
        Violation violation = new("rule", "A.B", "do this");

        Assert.Contains("A.B | do this", AcceptedDeviations.Judge("rule", [violation], []), StringComparison.Ordinal);
        Assert.Null(AcceptedDeviations.Judge("rule", [violation], ["# comment", "rule | A.B | because", "other | C | because"]));
        Assert.Contains("no longer deviates", AcceptedDeviations.Judge("rule", [], ["rule | A.B | because"]), StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => AcceptedDeviations.Judge("rule", [], ["rule | A.B | "]));
    }

    [Fact]
    public void Specimens_are_seen_by_the_same_walk_as_packages() =>
        Assert.Contains(typeof(Money), Visibility.VisibleTypes(typeof(Money).Assembly));

    private static void AssertSubjects(IEnumerable<Violation> violations, params string[] expected) =>
        Assert.Equal(expected, violations.Select(violation => violation.Subject.Replace(Prefix, "", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
