using System.Globalization;
using Broker.Orchestration.Ownership;
using Broker.Orchestration.Tests.Support;

namespace Broker.Orchestration.Tests.Ownership;

public sealed class OwnershipListingTests
{
    private static readonly Dictionary<string, IReadOnlyList<string>> s_writers = new(StringComparer.Ordinal)
    {
        ["crm"] = ["Acme.Sync", "Acme.Desk", "Acme.Sync"],
        ["kyc"] = [],
    };

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Every_fact_of_the_default_map_is_read_back_as_it_is(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            IReadOnlyList<string> lines = OwnershipListing.Lines(BrokerFacts.Map, s_writers);
            IReadOnlyList<OwnershipEntry> entries = OwnershipListing.Parse(lines);

            Assert.Equal(BrokerFacts.Map.Facts.Count, entries.Count);
            Assert.Equal(lines.Order(StringComparer.Ordinal).Select(static l => l.Split(' ')[0]), BrokerFacts.Map.Facts.Select(static f => f.Name));
            foreach ((OwnershipEntry entry, Fact fact) in entries.Zip(BrokerFacts.Map.Facts))
            {
                Assert.Equal((fact.Name, fact.Owner, fact.ValueType, (int?)fact.Sensitivity, fact.Reason), (entry.Fact, entry.Owner, entry.ValueType, entry.Class, entry.Reason));
                Assert.Equal(
                    BrokerFacts.Map.ProjectionsOf(fact).Select(static p => new OwnershipCopy($"{p.System}:{p.Entity}.{p.Field}", p.OnConflict.ToString())),
                    entry.Copies);
                Assert.Equal(fact.NeverProjectedTo.Order(StringComparer.Ordinal), entry.NeverIn);
                Assert.Equal(fact.ReadFrom.Count, entry.Sources.Count);
                Assert.Equal(fact.FollowsFromDecisions ? [OwnershipEntry.Decisions] : fact.Owner == "crm" ? ["Acme.Desk", "Acme.Sync"] : [], entry.Writers);
                Assert.True(entry.ListsWriters);
            }

            Assert.Contains(entries, static e => e.Fact == "account.balance" && e.OtherColumns.SequenceEqual(["fresh 15 min", "null is unknown"]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Without_writers_the_column_is_left_out() =>
        Assert.All(OwnershipListing.Parse(OwnershipListing.Lines(BrokerFacts.Map)).Zip(BrokerFacts.Map.Facts), static pair => Assert.Equal(pair.Second.FollowsFromDecisions, pair.First.ListsWriters));

    [Fact]
    public void A_listing_of_an_earlier_version_is_read_with_what_it_has()
    {
        OwnershipEntry entry = Assert.Single(OwnershipListing.Parse(["", "case.state | owner application | CaseState | P0 | -> crm:Customer.onboarding_state (on conflict Review), -> erp:Customer.s | decisions belong to the application layer"]));

        Assert.Equal((2, "case.state", "application", "CaseState", (int?)0, false), (entry.Line, entry.Fact, entry.Owner, entry.ValueType, entry.Class, entry.ListsWriters));
        Assert.Equal([new OwnershipCopy("crm:Customer.onboarding_state", "Review"), new OwnershipCopy("erp:Customer.s", "Repair")], entry.Copies);
        Assert.Equal(["crm", "erp"], entry.Copies.Select(static c => c.System));
        Assert.Equal("decisions belong to the application layer", entry.Reason);
    }

    [Fact]
    public void An_owner_may_be_missing_a_fact_may_stand_twice_and_an_unknown_column_is_kept()
    {
        IReadOnlyList<OwnershipEntry> entries = OwnershipListing.Parse(["a.b | owner | String | P1 | not projected | since 2031 | because", "a.b | owner crm"]);

        Assert.Null(entries[0].Owner);
        Assert.Equal(["since 2031"], entries[0].OtherColumns);
        Assert.Equal(("a.b", "crm", (int?)null, (string?)null), (entries[1].Fact, entries[1].Owner, entries[1].Class, entries[1].Reason));
    }

    [Theory]
    [InlineData("# facts")]
    [InlineData("a.b")]
    [InlineData("a.b | crm | String")]
    [InlineData("| owner crm")]
    [InlineData("<<<<<<< HEAD | owner crm")]
    public void A_line_of_something_else_is_told_with_its_number(string line)
    {
        var thrown = Assert.Throws<FormatException>(() => OwnershipListing.Parse(["a.b | owner crm", line]));

        Assert.StartsWith("Line 2 is no line of an ownership listing", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_reason_cannot_pass_for_a_column_or_a_line()
    {
        OwnershipMapBuilder own = TestFacts.Builder();
        own.Own<Crm, string>("a.b", FactCodecs.Text, Sensitivity.Internal, "because | owner kyc\nc.d | owner crm");
        OwnershipMap map = own.Build();

        string line = Assert.Single(OwnershipListing.Lines(map));
        Assert.EndsWith("| because / owner kyc c.d / owner crm", line, StringComparison.Ordinal);
        Assert.Contains(OwnershipListing.Matrix(map), static l => l.Contains(@"because \| owner kyc c.d \| owner crm |", StringComparison.Ordinal));
    }

    [Fact]
    public void The_matrix_has_a_row_per_fact_and_a_cell_per_system()
    {
        IReadOnlyList<string> lines = OwnershipListing.Matrix(BrokerFacts.Map);
        string[] header = [.. lines.Single(static l => l.StartsWith("| Fact |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries)];
        int crm = Array.IndexOf(header, "crm");

        Assert.Equal(BrokerFacts.Map.Facts.Count, lines.Count(static l => l.StartsWith("| `", StringComparison.Ordinal)));
        Assert.Equal("copy `Customer.kyc_status`", Row("kyc.status")[crm]);
        Assert.Equal("**own**", Row("contact.email")[crm]);
        Assert.Equal("never", Row("account.positions")[crm]);
        Assert.Equal("never", Row("secret.api_key")[Array.IndexOf(header, "payments")]);
        Assert.Contains("`Contact.KYC_Status__c`", Row("kyc.status"));
        Assert.Contains("repair, and take it as a request", Row("account.leverage"));
        Assert.All(lines.Where(static l => l.StartsWith("| `", StringComparison.Ordinal)), l => Assert.Equal(header.Length, l.Split('|').Length));

        string[] Row(string fact) => lines.Single(l => l.StartsWith($"| `{fact}` |", StringComparison.Ordinal)).Split('|', StringSplitOptions.TrimEntries);
    }
}
