using Microsoft.CodeAnalysis;

namespace Broker.WireReaders.Tests;

/// <summary>What the generator accepts, refuses and writes. That what it writes reads well is shown where it is used, by the tests of the clients.</summary>
public sealed class WireReaderGeneratorTests
{
    private const string Good = """
        using System.Collections.Generic;
        using Broker.WireReaders;
        namespace Acme.Client.Models;
        [WireRecord]
        [WireSkip("password")]
        public sealed partial record Order
        {
            public partial long? Ticket { get; init; }
            public partial decimal? Profit { get; init; }
            [WireName("user", "login")] public partial string? Login { get; init; }
            [WireShared] public partial string? Symbol { get; init; }
            public partial Side? Side { get; init; }
            public partial IReadOnlyList<Order>? Parts { get; init; }
            public string? Computed => Login;
        }
        [WireWord("Buy=0", "Sell=1", "Other")]
        public readonly partial record struct Side(string Value);
        """;

    [Fact]
    public void A_record_gets_storage_properties_and_a_reader_of_its_own_root_namespace()
    {
        GeneratorRun run = GeneratorRun.Of(Good);

        Assert.Empty(run.Diagnostics);
        string text = run["Order"];
        Assert.Contains("namespace Acme.Client.Models;", text, StringComparison.Ordinal);
        Assert.Contains("public partial decimal? Profit", text, StringComparison.Ordinal);
        Assert.Contains("global::Acme.Client.Wire.JsonFields.DecimalValue(ref reader)", text, StringComparison.Ordinal);
        Assert.Contains("JsonFields.SharedValue(ref reader)", text, StringComparison.Ordinal);
        Assert.Contains("global::Acme.Client.Models.Side.ReadFrom(ref reader)", text, StringComparison.Ordinal);
        Assert.Contains("ListValue<global::Acme.Client.Models.Order>", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Computed", text, StringComparison.Ordinal);
        Assert.DoesNotContain("$root$", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_name_of_a_property_and_every_skipped_name_is_looked_up()
    {
        string text = GeneratorRun.Of(Good)["Order"];

        foreach (string name in new[] { "ticket", "profit", "user", "login", "symbol", "side", "parts", "password" })
        {
            Assert.Contains($"SequenceEqual(name, \"{name}\"u8)", text, StringComparison.Ordinal);
            Assert.Contains($"EqualsIgnoreCase(name, \"{name}\"u8)", text, StringComparison.Ordinal);
        }

        Assert.Contains("\"password\"u8)) return -2;", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_knows_its_names_and_the_numbers_that_stand_for_them()
    {
        string text = GeneratorRun.Of(Good)["Side"];

        Assert.Contains("Is(\"Buy\") || Is(\"Sell\") || Is(\"Other\")", text, StringComparison.Ordinal);
        Assert.Contains("\"1\" => \"Sell\",", text, StringComparison.Ordinal);
        Assert.DoesNotContain("=> \"Other\",", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public partial long Ticket { get; init; }", "Ticket must be nullable")]
    [InlineData("public long? Ticket { get; init; }", "no partial property")]
    public void A_record_that_cannot_be_read_is_a_build_error_that_says_why(string member, string reason)
    {
        GeneratorRun run = GeneratorRun.Of($"namespace Acme.Client; [Broker.WireReaders.WireRecord] public sealed partial record Bad {{ {member} }}");

        Diagnostic diagnostic = Assert.Single(run.Diagnostics);
        Assert.Equal(("WIRE001", DiagnosticSeverity.Error), (diagnostic.Id, diagnostic.Severity));
        Assert.Contains(reason, diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
        Assert.False(run.Has("Bad"));
    }

    [Theory]
    [InlineData(64, 0)]
    [InlineData(65, 1)]
    public void A_record_has_at_most_as_many_presence_bits_as_a_word_of_the_machine(int members, int problems)
    {
        string properties = string.Concat(Enumerable.Range(0, members).Select(i => $"public partial int? P{i} {{ get; init; }} "));

        Assert.Equal(problems, GeneratorRun.Of($"namespace Acme.Client; [Broker.WireReaders.WireRecord] public sealed partial record Wide {{ {properties} }}").Diagnostics.Length);
    }

    [Fact]
    public void A_type_without_namespace_is_refused() =>
        Assert.Contains(
            "namespace",
            Assert.Single(GeneratorRun.Of("[Broker.WireReaders.WireRecord] public sealed partial record Bad { public partial int? P { get; init; } }").Diagnostics)
                .GetMessage(System.Globalization.CultureInfo.InvariantCulture),
            StringComparison.Ordinal);

    [Fact]
    public void Typing_elsewhere_makes_nothing_anew()
    {
        GeneratorRun run = GeneratorRun.Of(Good).After("namespace Elsewhere; public static class C;");

        Assert.NotEmpty(run.OutputReasons);
        Assert.All(run.OutputReasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void The_attributes_leave_no_trace_in_an_assembly() =>
        Assert.Equal(5, GeneratorRun.Of(Good)["WireAttributes"].Split("Conditional(\"BROKER_WIRE_READERS\")").Length - 1);
}
