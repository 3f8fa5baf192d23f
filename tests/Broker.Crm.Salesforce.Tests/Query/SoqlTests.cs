using System.Globalization;
using Broker.Crm.Salesforce.Query;

namespace Broker.Crm.Salesforce.Tests.Query;

public sealed class SoqlTests
{
    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public void Each_type_has_its_literal_whatever_the_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            string? none = null;
            DateTimeOffset time = new(2026, 2, 3, 4, 5, 6, 7, TimeSpan.FromHours(2));

            Soql query = Soql.Of($"SELECT {Soql.Names("Id", "Account.Name")} FROM {Soql.Name("Trading_Account__c")} WHERE A = {"x"} AND B = {none} AND C > {-1234.5m} AND D = {12} AND E != {true} AND F >= {new DateOnly(2026, 2, 3)} AND G < {time} AND H IN {new[] { "a", "b" }} AND I NOT IN {new[] { 1.5m, 2m }}");

            Assert.Equal("SELECT Id, Account.Name FROM Trading_Account__c WHERE A = 'x' AND B = null AND C > -1234.5 AND D = 12 AND E != true AND F >= 2026-02-03 AND G < 2026-02-03T02:05:06.007Z AND H IN ('a','b') AND I NOT IN (1.5,2)", query.Text);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_pattern_keeps_its_wildcards_and_escapes_those_of_the_text()
    {
        Assert.Equal(@"A LIKE '50\%\_x%'", Soql.Of($"A LIKE {Soql.StartsWith("50%_x")}").Text);
        Assert.Equal(@"A LIKE '%50\%'", Soql.Of($"A like {Soql.EndsWith("50%")}").Text.Replace("like", "LIKE", StringComparison.Ordinal));
        Assert.Equal(@"A LIKE '%it\'s%'", Soql.Of($"A LIKE {Soql.Contains("it's")}").Text);
        Assert.Equal(@"A LIKE '50\%'", Soql.Of($"A LIKE {"50%"}").Text);
        Assert.Equal(@"A = '50%'", Soql.Of($"A = {"50%"}").Text);
        Assert.Equal(@"Dislike = '50%'", Soql.Of($"Dislike = {"50%"}").Text);
    }

    [Fact]
    public void What_SOQL_cannot_express_is_refused_with_a_word_on_what_to_do()
    {
        string? none = null;
        Assert.Contains("empty", Refused(() => Soql.Of($"A IN {Array.Empty<string>()}")), StringComparison.Ordinal);
        Assert.Contains("inside quotes", Refused(() => Soql.Of($"A = '{"x"}'")), StringComparison.Ordinal);
        Assert.Contains("inside quotes", Refused(() => Soql.Of($@"A = '\'{1}'")), StringComparison.Ordinal);
        Assert.Contains("= or !=", Refused(() => Soql.Of($"A > {none}")), StringComparison.Ordinal);
        Assert.Contains("= or !=", Refused(() => Soql.Of($"A <= {(decimal?)null}")), StringComparison.Ordinal);
        Assert.Contains("behind LIKE", Refused(() => Soql.Of($"A = {Soql.StartsWith("x")}")), StringComparison.Ordinal);
        Assert.Contains("not closed", Refused(() => Soql.Of($"A = 'x")), StringComparison.Ordinal);
        Assert.Contains("API name", Refused(() => Soql.Name("Id FROM Account")), StringComparison.Ordinal);
        Assert.Contains("API name", Refused(() => Soql.Names("Id", "Name,(SELECT Id FROM Contacts)")), StringComparison.Ordinal);
        Assert.Contains("relationships", Refused(() => Soql.Name("A.B.C.D.E.F.G")), StringComparison.Ordinal);
        Assert.Contains("4000", Refused(() => Soql.Of($"A = {new string('x', 4001)}")), StringComparison.Ordinal);
        Assert.Contains("100000", Refused(() => Soql.FromTrusted(new string('x', 100_001))), StringComparison.Ordinal);
        Assert.Contains("U+0000", Refused(() => Soql.Of($"A = {"\0"}")), StringComparison.Ordinal);
        Assert.Contains("surrogate", Refused(() => Soql.Of($"A = {"\ud83d"}")), StringComparison.Ordinal);
        Assert.Contains("empty", Refused(() => Soql.Of($"")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_quote_that_is_closed_before_the_value_is_no_mistake() => Assert.Equal("A = 'x' AND B = 'y'", Soql.Of($"A = 'x' AND B = {"y"}").Text);

    [Fact]
    public void A_query_does_not_print_its_values() => Assert.Equal("SOQL of 12 characters", Soql.Of($"A = {"secret"}").ToString());

    [Fact]
    public void At_least_two_hundred_hostile_texts_change_nothing_but_the_text()
    {
        string[] corpus = [.. SoqlCorpus.Build()];
        Assert.InRange(corpus.Length, 200, 10_000);
        const string Expected = "SELECT Id FROM Account WHERE Name = ? AND Kind__c IN (?,?) AND Note LIKE ? LIMIT 5";
        foreach (string value in corpus)
        {
            Soql query = Soql.Of($"SELECT Id FROM Account WHERE Name = {value} AND Kind__c IN {new[] { value, "b" }} AND Note LIKE {Soql.Contains(value)} LIMIT {5}");

            (string structure, IReadOnlyList<string> strings) = SoqlTokens.Read(query.Text);
            Assert.Equal(Expected, structure);
            Assert.Equal([value, value, "b", "%" + value + "%"], strings);
        }
    }

    private static string Refused(Func<object> make) => Assert.ThrowsAny<ArgumentException>(() => { _ = make(); }).Message;
}
