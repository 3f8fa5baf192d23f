using Microsoft.CodeAnalysis;

namespace Broker.Crm.Records.Tests;

/// <summary>Where Salesforce's records differ from HubSpot's. How what is written behaves is shown by the tests of Broker.Crm.Salesforce.</summary>
public sealed class SalesforceGeneratorTests
{
    private const string Parent = """[SalesforceObject("User")] public sealed partial class Owner { public partial string? Email { get; set; } public partial Boss? Manager { get; set; } } [SalesforceObject("User")] public sealed partial class Boss { public partial string? Name { get; set; } }""";

    [Fact]
    public void A_class_of_every_kind_of_field_compiles_without_a_warning()
    {
        GeneratorRun run = GeneratorRun.OfSalesforceMembers(
            """
            public partial string? Id { get; }
            public partial string? Name { get; set; }
            [SalesforceField("Equity__c")] public partial decimal? Equity { get; set; }
            [SalesforceCustom] public partial long? Login { get; set; }
            public partial int? NumberOfEmployees { get; set; }
            public partial bool? IsActive { get; set; }
            public partial DateOnly? Birthdate { get; set; }
            public partial TimeOnly? Start { get; set; }
            [SalesforceReadOnly] public partial DateTimeOffset? CreatedDate { get; }
            [SalesforceShared] public partial string? OwnerId { get; init; }
            public partial State? Rating { get; set; }
            public partial IReadOnlyList<State>? States { get; set; }
            public partial IReadOnlyList<string>? Products { get; set; }
            [SalesforceCreateOnly] public partial string? Server { get; set; }
            public partial Owner? Owner { get; set; }
            [SalesforceCustom] public partial Boss? Chief { get; set; }
            public partial SalesforceChildren<Owner>? Contacts { get; }
            public partial SalesforceAddress? BillingAddress { get; }
            [SalesforceCustom] public partial SalesforceLocation? Office { get; }
            [SalesforceOther] public partial IReadOnlyDictionary<string, string?> Other { get; }
            [SalesforceIgnore] public string? Local { get; set; }
            """,
            Parent + """ public enum State { [SalesforcePicklistValue("Very Hot")] Hot, Cold }""");

        Assert.Null(run.Exception);
        Assert.Empty(run.Problems);
        Assert.Empty(run.CompilerSays);
        string text = string.Concat(run.Files);
        foreach (string name in new[] { "Id", "Equity__c", "Login__c", "Chief__r", "Office__c", "Very Hot", "Cold" })
        {
            Assert.Contains($"\"{name}\"u8", text, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("map.Set(\"CreatedDate\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("map.Set(\"Id\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("map.Set(\"Contacts\"", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("public partial Owner? Owner { get; }", "SFR008")]
    [InlineData("public partial double? Balance { get; set; }", "SFR006")]
    [InlineData("public partial SalesforceChildren<string>? Names { get; set; }", "SFR006")]
    [InlineData("public partial Owner Owner { get; set; }", "SFR007")]
    [InlineData("[SalesforceField(\"a b\")] public partial string? Name { get; set; }", "SFR010")]
    [InlineData("public partial string? Name { get; set; } [SalesforceField(\"NAME\")] public partial string? Other { get; set; }", "SFR009")]
    [InlineData("public partial Account? Parent { get; set; }", "SFR015")]
    [InlineData("public partial Loop? Parent { get; set; }", "SFR015")]
    [InlineData("public partial SalesforceChildren<Account>? Children { get; }")]
    [InlineData("public string? Name { get; set; }", "SFR005")]
    [InlineData("[SalesforceField(\"x__c\")] private string? Name { get; set; }", "SFR005")]
    public void What_cannot_work_is_an_error_that_says_what_to_do(string members, string? problem = null)
    {
        GeneratorRun run = GeneratorRun.OfSalesforceMembers(members, Parent + """ [SalesforceObject("Contact")] public sealed partial class Loop { public partial Account? Account { get; set; } }""");

        Assert.Null(run.Exception);
        Assert.Equal(problem is null ? [] : [problem], run.Problems.Where(static p => !p.GetMessage(System.Globalization.CultureInfo.InvariantCulture).StartsWith("Account leads", StringComparison.Ordinal)).Select(static p => p.Id));
    }

    [Fact]
    public void Typing_elsewhere_makes_nothing_anew()
    {
        GeneratorRun run = GeneratorRun.OfSalesforceMembers("public partial Owner? Owner { get; set; }", Parent).AfterTypingElsewhere("class Elsewhere { }");

        Assert.NotEmpty(run.OutputReasons);
        Assert.All(run.OutputReasons, static reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
    }

    [Fact]
    public void The_generators_of_two_vendors_do_not_see_each_others_classes()
    {
        const string Both = """
            using Broker.Crm.HubSpot.Records;
            using Broker.Crm.Salesforce.Records;
            [HubSpotObject("contacts")] public sealed partial class Contact { public partial string? Email { get; set; } }
            [SalesforceObject("Contact")] public sealed partial class SalesforceContact { public partial string? Email { get; set; } }
            """;

        Assert.Contains("\"email\"u8", Assert.Single(GeneratorRun.Of(Both).Files), StringComparison.Ordinal);
        Assert.Contains("\"Email\"u8", Assert.Single(GeneratorRun.OfSalesforce(Both).Files), StringComparison.Ordinal);
    }
}
