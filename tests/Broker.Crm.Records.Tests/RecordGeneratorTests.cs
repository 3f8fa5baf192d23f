using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Tests;

/// <summary>What the generator accepts, refuses and writes. How what it writes behaves is shown by the tests of Broker.Crm.HubSpot.</summary>
public sealed class RecordGeneratorTests
{
    private const string Good = """
        using System;
        using System.Collections.Generic;
        using Broker.Crm.HubSpot.Records;
        namespace Acme.@event;
        public enum State { [HubSpotOption("A \"b\" \\ ü")] One, TwoWords, Again = 0, @default = 7 }
        [HubSpotObject("contacts")]
        public sealed partial class Contact
        {
            /// <summary>Text.</summary>
            public partial string? Email { get; set; }
            [HubSpotProperty("firstname")] public partial string? FirstName { get; set; }
            [HubSpotShared] public partial string? Country { get; init; }
            public partial decimal? AnnualRevenue { get; set; }
            public partial DateOnly? DateOfBirth { get; set; }
            internal partial DateTimeOffset? BrokerAsOf { get; private set; }
            public partial bool? IsVIP { get; set; }
            public partial long? Score { get; set; }
            public partial int? Tries { get; set; }
            public partial State? KycState { get; set; }
            public partial IReadOnlyList<string>? Products { get; set; }
            public partial IReadOnlyList<State>? States { get; set; }
            [HubSpotReadOnly] public partial DateTimeOffset? Createdate { get; }
            public partial string? @class { get; set; }
            [HubSpotOther] public partial IReadOnlyDictionary<string, string?> Other { get; }
            [HubSpotIgnore] public string? Local { get; set; }
            public string Shown => FirstName + Email;
            public string Wrapped { get => Email ?? ""; set => Email = value; }
            private string? Hidden { get; set; }
            public static string? Shared { get; set; }
            public string? this[int index] { get => null; set { } }
        }
        """;

    [Fact]
    public void A_class_of_every_kind_of_property_compiles_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.Of(Good);

        Assert.Null(run.Exception);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
        string text = Assert.Single(run.Files);
        foreach (string name in new[] { "email", "firstname", "annual_revenue", "date_of_birth", "broker_as_of", "is_vip", "kyc_state", "createdate", "class" })
        {
            Assert.Contains($"SequenceEqual(name, \"{name}\"u8)", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("\"local\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("map.Set(\"createdate\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public sealed partial class Contact")]
    [InlineData("internal partial class Contact")]
    [InlineData("public partial record Contact")]
    [InlineData("public sealed partial record class Contact")]
    [InlineData("public sealed partial class @record")]
    public void Every_class_that_can_be_made_is_accepted(string head)
    {
        GeneratorRun run = GeneratorRun.OfMembers("public partial string? Email { get; set; } public partial long? Score { get; set; }", head);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public partial decimal? OnlyOne { get; set; }")]
    [InlineData("[HubSpotOther] public partial IReadOnlyDictionary<string, string?> Other { get; }")]
    [InlineData("[HubSpotReadOnly] public partial string? Email { get; }")]
    [InlineData("public partial string? Email { get; set; } public partial string? Email { get => null; set { } }")]
    [InlineData("private Contact() { } public partial string? Email { get; set; }")]
    public void Unusual_classes_compile(string members)
    {
        GeneratorRun run = GeneratorRun.OfMembers(members);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
    }

    [Fact]
    public void A_class_without_a_namespace_and_two_that_differ_in_case_are_accepted()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Broker.Crm.HubSpot.Records;
            [HubSpotObject("a")] public partial class Thing { public partial string? P { get; set; } }
            [HubSpotObject("b")] public partial class THING { public partial string? P { get; set; } }
            """);

        Assert.Null(run.Exception);
        Assert.Equal(2, run.Files.Count);
        Assert.Empty(run.CompilerSays);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Any_number_of_properties_is_accepted(int count)
    {
        GeneratorRun run = GeneratorRun.OfMembers(string.Concat(Enumerable.Range(0, count).Select(i => $"public partial int? P{i} {{ get; set; }} ")));
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
    }

    [Theory]
    [InlineData("public sealed class Contact", "HSR001", "write 'partial class Contact'")]
    [InlineData("public sealed partial class Contact<T>", "HSR002", "without type parameters")]
    [InlineData("public abstract partial class Contact", "HSR003", "neither static nor abstract")]
    [InlineData("public static partial class Contact", "HSR003", "neither static nor abstract")]
    [InlineData("public sealed partial class Contact(string name)", "HSR003", "a constructor without parameters")]
    public void A_class_that_cannot_be_a_record_is_told_what_to_do(string head, string id, string advice)
    {
        GeneratorRun run = GeneratorRun.OfMembers("", head);

        (string Id, string Message, int Line) problem = run.OnlyProblem();
        Assert.Equal((id, 5), (problem.Id, problem.Line));
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_nested_class_is_told_to_stand_by_itself()
    {
        GeneratorRun run = GeneratorRun.Of("namespace Acme; public partial class Outer { [Broker.Crm.HubSpot.Records.HubSpotObject(\"contacts\")] public partial class Contact { } }");
        Assert.Equal("HSR002", run.OnlyProblem().Id);
        Assert.Empty(run.Files);
    }

    [Fact]
    public void A_class_that_derives_from_another_record_is_refused()
    {
        GeneratorRun run = GeneratorRun.Of("""
            using Broker.Crm.HubSpot.Records;
            namespace Acme;
            public class Between : Person;
            [HubSpotObject("contacts")] public partial class Person { public partial string? Email { get; set; } }
            [HubSpotObject("contacts")] public partial class Trader : Between { }
            """);

        Assert.Equal(("HSR014", 4), (run.OnlyProblem().Id, run.OnlyProblem().Line));
        Assert.Contains("Trader derives from Person", run.OnlyProblem().Message, StringComparison.Ordinal);
        Assert.Single(run.Files);
    }

    [Fact]
    public void A_file_without_nullable_marks_is_accepted()
    {
        GeneratorRun run = GeneratorRun.Of("""
            #nullable disable
            using System.Collections.Generic;
            using Broker.Crm.HubSpot.Records;
            namespace Acme;
            [HubSpotObject("contacts")]
            public partial class Contact
            {
                public partial string Email { get; set; }
                public partial long? Score { get; set; }
                public partial IReadOnlyList<string> Products { get; set; }
                [HubSpotOther] public partial IReadOnlyDictionary<string, string> Other { get; }
            }
            """);

        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
    }

    [Theory]
    [InlineData("")]
    [InlineData("con tacts")]
    [InlineData("contacts/1")]
    public void A_text_that_is_no_object_type_is_refused_with_examples(string objectType)
    {
        GeneratorRun run = GeneratorRun.Of($"namespace Acme; [Broker.Crm.HubSpot.Records.HubSpotObject(\"{objectType}\")] public partial class Contact {{ }}");
        Assert.Equal("HSR004", run.OnlyProblem().Id);
        Assert.Contains($"'{objectType}' of Contact", run.OnlyProblem().Message, StringComparison.Ordinal);
        Assert.Contains("p{hubId}_{name}", run.OnlyProblem().Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public string? Email { get; set; }", "HSR005", "[HubSpotIgnore]")]
    [InlineData("[HubSpotProperty(\"mail\")] private string? Email { get; }", "HSR005", "write 'partial'")]
    [InlineData("public partial double? Email { get; set; }", "HSR006", "is of type double")]
    [InlineData("public partial DateTime? Email { get; set; }", "HSR006", "DateTimeOffset")]
    [InlineData("public partial string[]? Email { get; set; }", "HSR006", "IReadOnlyList<string>")]
    [InlineData("public partial List<string>? Email { get; set; }", "HSR006", "IReadOnlyList<string>")]
    [InlineData("public partial IReadOnlyList<string?>? Email { get; set; }", "HSR006", "IReadOnlyList<string>")]
    [InlineData("public partial IReadOnlyList<int>? Email { get; set; }", "HSR006", "IReadOnlyList<string>")]
    [InlineData("public partial object? Email { get; set; }", "HSR006", "object")]
    [InlineData("public partial string Email { get; set; }", "HSR007", "write 'string?'")]
    [InlineData("public partial decimal Email { get; set; }", "HSR007", "write 'decimal?'")]
    [InlineData("public partial DayOfWeek Email { get; set; }", "HSR007", "write 'DayOfWeek?'")]
    [InlineData("public partial IReadOnlyList<string> Email { get; set; }", "HSR007", "write 'IReadOnlyList<string>?'")]
    [InlineData("public partial string? Email { get; }", "HSR008", "[HubSpotReadOnly]")]
    [InlineData("public partial string? Email { set; }", "HSR008", "{ get; set; }")]
    [InlineData("public partial string? E { get; set; } [HubSpotProperty(\"e\")] public partial string? Email { get; set; }", "HSR009", "Email and E are both 'e'")]
    [InlineData("[HubSpotProperty(\"First Name\")] public partial string? Email { get; set; }", "HSR010", "'First Name'")]
    [InlineData("[HubSpotProperty(\"a,b\")] public partial string? Email { get; set; }", "HSR010", "'a,b'")]
    [InlineData("[HubSpotProperty(\"\")] public partial string? Email { get; set; }", "HSR010", "lower-case letters")]
    [InlineData("public partial string? Größe { get; set; }", "HSR010", "'größe'")]
    [InlineData("public partial string? _email { get; set; }", "HSR010", "a letter first")]
    [InlineData("[HubSpotOther] public partial IReadOnlyDictionary<string, string> Other { get; }", "HSR012", "its type is another one")]
    [InlineData("[HubSpotOther] public partial IReadOnlyDictionary<string, string?> Other { get; set; }", "HSR012", "it is not get-only")]
    [InlineData("[HubSpotOther] public IReadOnlyDictionary<string, string?>? Other { get; }", "HSR012", "it is not partial")]
    [InlineData("[HubSpotOther] public partial IReadOnlyDictionary<string, string?> A { get; } [HubSpotOther] public partial IReadOnlyDictionary<string, string?> B { get; }", "HSR012", "there is another one")]
    [InlineData("public required partial string? Email { get; set; }", "HSR013", "remove 'required'")]
    [InlineData("public static partial string? Email { get; set; }", "HSR013", "remove 'static'")]
    public void A_property_that_cannot_be_one_is_told_what_to_do(string member, string id, string advice)
    {
        GeneratorRun run = GeneratorRun.OfMembers("public partial string? Good { get; set; } " + member);

        (string Id, string Message, int Line) problem = run.OnlyProblem();
        Assert.Equal((id, 7), (problem.Id, problem.Line));
        Assert.Contains(advice, problem.Message, StringComparison.Ordinal);
        Assert.Contains("partial string? Good", Assert.Single(run.Files), StringComparison.Ordinal); // the good ones keep their bodies: no second wave of errors
    }

    [Theory]
    [InlineData("A, B, [HubSpotOption(\"a\")] C", "C", "A has it too")]
    [InlineData("[HubSpotOption(\"\")] C", "C", "clears")]
    [InlineData("[HubSpotOption(\"a;b\")] C", "C", "semicolon")]
    [InlineData("[HubSpotOption(\"\\ud800\")] C", "C", "Unicode")]
    public void A_value_that_cannot_be_an_option_is_told_why(string members, string member, string why)
    {
        GeneratorRun run = GeneratorRun.Of($$"""
            using System.Collections.Generic;
            using Broker.Crm.HubSpot.Records;
            namespace Acme;
            public enum State { {{members}} }
            [HubSpotObject("contacts")] public partial class Contact { public partial State? One { get; set; } public partial IReadOnlyList<State>? Many { get; set; } }
            """);

        Assert.Equal(("HSR011", 3), (run.OnlyProblem().Id, run.OnlyProblem().Line));
        Assert.Contains("State." + member, run.OnlyProblem().Message, StringComparison.Ordinal);
        Assert.Contains(why, run.OnlyProblem().Message, StringComparison.Ordinal);
        Assert.Empty(run.CompilerSays);
    }

    [Theory]
    [InlineData("Email", "email")]
    [InlineData("AnnualRevenue", "annual_revenue")]
    [InlineData("IsVIP", "is_vip")]
    [InlineData("HTMLBody", "html_body")]
    [InlineData("Address2Line", "address2_line")]
    [InlineData("already_there", "already_there")]
    [InlineData("Ib", "ib")]
    public void Names_become_lower_case_with_underscores_in_any_culture(string member, string name)
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("tr-TR");
        try
        {
            string text = Assert.Single(GeneratorRun.OfMembers($"public partial string? {member} {{ get; set; }}").Files);
            Assert.Contains($"SequenceEqual(name, \"{name}\"u8)", text, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Typing_elsewhere_makes_nothing_anew()
    {
        GeneratorRun run = GeneratorRun.Of(Good.Replace("Score {", "score {", StringComparison.Ordinal) + "[HubSpotObject(\"\")] public partial class Wrong { }").AfterTypingElsewhere("namespace Elsewhere; public static class C;");

        Assert.NotEmpty(run.OutputReasons);
        Assert.All(run.OutputReasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
    }

    [Fact]
    public void Moved_lines_and_other_bodies_make_no_file_anew_but_another_property_does()
    {
        GeneratorRun run = GeneratorRun.Of(Good);

        Assert.All(run.AfterEdit(t => t.Replace("FirstName + Email", "\n\n Email + FirstName", StringComparison.Ordinal)).OutputReasons, reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, reason.ToString()));
        Assert.Contains(IncrementalStepRunReason.Modified, run.AfterEdit(t => t.Replace("\"firstname\"", "\"first_name\"", StringComparison.Ordinal)).OutputReasons);
    }

    [Fact]
    public void A_class_in_two_parts_is_one_and_the_attribute_on_both_is_left_to_the_compiler()
    {
        const string Head = "using Broker.Crm.HubSpot.Records; namespace Acme; [HubSpotObject(\"a\")] public partial class Contact { public partial string? A { get; set; } } ";
        GeneratorRun good = GeneratorRun.Of(Head + "public partial class Contact { public partial string? B { get; set; } }");
        GeneratorRun twice = GeneratorRun.Of(Head + "[HubSpotObject(\"a\")] public partial class Contact { public partial string? B { get; set; } }");

        Assert.Empty(good.CompilerSays);
        Assert.Contains("\"b\"u8", Assert.Single(good.Files), StringComparison.Ordinal);
        Assert.Null(twice.Exception);
        Assert.Single(twice.Files);
    }

    [Fact]
    public void Half_typed_code_never_throws()
    {
        for (int length = Good.IndexOf("public enum", StringComparison.Ordinal); length < Good.Length; length += 7)
        {
            GeneratorRun run = GeneratorRun.Of(Good[..length]);
            Assert.True(run.Exception is null, Good[..length] + run.Exception);
        }
    }

    [Theory]
    [InlineData("[HubSpotObject] partial class C { public partial string? A { get; set; } }")]
    [InlineData("[HubSpotObject(null)] partial class C { public partial string? A { get; set; } }")]
    [InlineData("[HubSpotObject(5)] partial class C { public partial string? A { get; set; } }")]
    [InlineData("[HubSpotObject(\"a\")] partial class { public partial string? A { get; set; } }")]
    [InlineData("[HubSpotObject(\"a\")] partial struct C { public partial string? A { get; set; } }")]
    [InlineData("[HubSpotObject(\"a\")] partial class C { public partial Missing? A { get; set; } public partial IReadOnlyList<Missing>? B { get; set; } public partial ? D { get; set; } public partial string? { get; set; } }")]
    [InlineData("[HubSpotObject(\"a\")] partial class C { [HubSpotProperty] public partial string? A { get; set; } [HubSpotProperty(null)] public partial string? B { get; set; } }")]
    [InlineData("[HubSpotObject(\"a\")] partial class C { public partial string? A { get; set; } public partial string? A { get; set; } public partial E? X { get; set; } } enum E")]
    [InlineData("[HubSpotObject(\"a\")] partial class C { public partial E? X { get; set; } } enum E { [HubSpotOption] A, [HubSpotOption(null)] B, , = 3, D = Missing }")]
    [InlineData("[HubSpotObject(\"a\")] partial class C : Missing { public partial string? A => 5; public partial string? B; }")]
    public void Wrong_code_never_throws(string code) =>
        Assert.Null(GeneratorRun.Of("using System.Collections.Generic; using Broker.Crm.HubSpot.Records; namespace Acme; " + code).Exception);

    [Fact]
    public void Every_rule_is_listed_for_its_release()
    {
        string listed = File.ReadAllText(Path.Combine(FindRoot(), "generators", "Broker.Crm.Records", "AnalyzerReleases.Unshipped.md"));
        Assert.All(Enumerable.Range(1, 14), i => Assert.Contains($"HSR{i:000} | Broker.Crm.HubSpot | Error", listed, StringComparison.Ordinal));
    }

    private static string FindRoot()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "BrokerSdk.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }

        return folder ?? throw new InvalidOperationException("The repository was not found.");
    }
}
