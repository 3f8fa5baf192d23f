using System.Text.RegularExpressions;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Errors;
using static Broker.Crm.Salesforce.Tests.Crm.CrmRig;

namespace Broker.Crm.Salesforce.Tests.Crm;

public sealed partial class ReadTests
{
    private const string Somebody = "005000000000009AAA";

    [Fact]
    public async Task Two_records_of_one_key_are_a_conflict_and_none_is_taken()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Rows(Row(1, "C-1"), Row(2, "c-1"))) };

        BoundaryResult<CrmRecord> one = await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["onboarding_state"]);

        Assert.Equal((Outcome.Refused, ErrorKind.Conflict), (one.Outcome, one.Failure!.Kind));
        Assert.Contains("Several Contact records", one.Failure.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_case_counts_two_spellings_are_two_records()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Rows(Row(1, "C-1"), Row(2, "c-1"))) };
        rig["Contact", "Broker_Client_Id__c"]["caseSensitive"] = true;

        IReadOnlyDictionary<string, CrmRecord> many = (await rig.Crm.ReadManyAsync(CrmEntity.Customer, ["C-1", "c-1", "C-2"], [])).Value;

        Assert.Equal([Id(1), Id(2)], new[] { "C-1", "c-1" }.Select(k => many[k].Id.Value));
        Assert.Equal(2, many.Count);
    }

    [Fact]
    public async Task Values_come_back_in_neutral_form_with_who_changed_them()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Rows(
            Row(1, "C-1", editor: User, fields: [("Deposits__c", 7.50m), ("Is_Pro__c", true), ("KYC_Valid_Until__c", "2027-01-02T03:04:05.000+0000"), ("Onboarding_State__c", null)]),
            Row(2, "C-2", editor: Somebody))) };

        IReadOnlyDictionary<string, CrmRecord> many = (await rig.Crm.ReadManyAsync(CrmEntity.Customer, ["C-1", "C-2"], ["deposits", "is_pro", "kyc_valid_until", "onboarding_state"])).Value;

        Assert.Equal(["7.50", "true", "2027-01-02T03:04:05.000Z", null], many["C-1"].Fields.Values);
        Assert.Equal(new DateTimeOffset(2026, 11, 2, 8, 0, 0, TimeSpan.Zero), many["C-1"].UpdatedAt);
        Assert.Equal((User, true, Somebody, false), (many["C-1"].EditedBy, many["C-1"].IsOwnWrite, many["C-2"].EditedBy, many["C-2"].IsOwnWrite));
        Assert.Equal(1, rig.Calls.Count(static c => c.PathAndQuery == "/services/data/v67.0/"));
    }

    [Fact]
    public async Task Many_long_ids_are_asked_for_in_addresses_that_Salesforce_takes()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Rows()) };
        string[] ids = [.. Enumerable.Range(0, 300).Select(static i => FormattableString.Invariant($"{i:000}-'\\İ") + new string('x', 120)), new string('y', 300), "C-\udc00"];

        Assert.Empty((await rig.Crm.ReadManyAsync(CrmEntity.Customer, ids, ["onboarding_state"])).Value);

        Assert.InRange(rig.Calls.Count, 2, 10);
        Assert.All(rig.Calls, static c => Assert.InRange(c.PathAndQuery.Length, 1, 14_336));
        Assert.Equal(300, rig.Calls.Sum(static c => Uri.UnescapeDataString(c.PathAndQuery).Split("','").Length));
    }

    [Fact]
    public async Task A_walk_through_more_changes_of_one_second_than_a_part_holds_is_complete_and_ends()
    {
        // The org keeps finer times than it tells: a cursor that took them at their word would stand still for ever.
        CrmRig rig = new();
        (int Number, DateTimeOffset Stamp)[] stored = [.. Enumerable.Range(0, 700).Select(i => (i, new DateTimeOffset(2026, 11, 1, 8, 0, i < 450 ? 0 : i < 460 ? 1 : 2, (i * 7) % 1000, TimeSpan.Zero)))];
        rig.Answer = (request, _) => (200, Answer(stored, Uri.UnescapeDataString(request.RequestUri!.Query).Replace('+', ' ')));
        HashSet<string> told = [];
        string? cursor = null;
        int parts = 0;
        for (bool more = true; more; parts++)
        {
            CrmChanges part = (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, ["onboarding_state"], cursor)).Value;
            told.UnionWith(part.Changes.Select(static c => c.ExternalId!));
            (cursor, more) = (part.Cursor, part.HasMore);
            Assert.InRange(parts, 0, 20);
        }

        Assert.Equal(700, told.Count);
        CrmChanges rest = (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, [], cursor)).Value;
        Assert.Empty(rest.Changes);
        Assert.False(rest.HasMore);
    }

    [Fact]
    public async Task A_field_that_is_hidden_is_named_and_not_read_as_empty()
    {
        CrmRig rig = new();

        BoundaryFailure?[] failures =
        [
            (await rig.Crm.ReadAsync(CrmEntity.Customer, "C-1", ["onboarding_state", "hidden_one"])).Failure,
            (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, ["hidden_one"], null)).Failure,
        ];

        Assert.All(failures, static f => Assert.Contains("Contact.Hidden_One__c does not exist or is hidden", f!.Sentence, StringComparison.Ordinal));
        Assert.Empty(rig.Calls);
    }

    [Theory]
    [InlineData("")]
    [InlineData("not-a-cursor")]
    [InlineData("1.5.0.0")]
    [InlineData("s1.5.not-an-id.0")]
    [InlineData("s1.-5..0")]
    [InlineData("s1.999999999999..0")]
    [InlineData("s1.5..")]
    public async Task A_cursor_that_is_none_of_this_boundary_is_misuse(string cursor)
    {
        CrmRig rig = new();

        await Assert.ThrowsAsync<ArgumentException>(async () => await rig.Crm.ReadChangesAsync(CrmEntity.Customer, [], cursor));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_read_that_reached_the_present_goes_back_by_the_overlap_and_never_beyond_what_was_seen()
    {
        CrmRig rig = new() { Answer = static (_, _) => (200, Rows(Row(1, "C-1", "2026-11-02T08:59:59.000+0000"))) };

        string near = (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, [], null)).Value.Cursor;
        rig.Time.Advance(TimeSpan.FromHours(1));
        string far = (await rig.Crm.ReadChangesAsync(CrmEntity.Customer, [], null)).Value.Cursor;

        long nine = new DateTimeOffset(2026, 11, 2, 9, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal([$"s1.{nine - 600}..0", $"s1.{nine}..0"], [near, far]);
    }

    [GeneratedRegex(@"SystemModstamp (>=|<) (\S+)")]
    private static partial Regex Stamps { get; }

    [GeneratedRegex("Id > '(\\w+)'")]
    private static partial Regex After { get; }

    private static string Answer((int Number, DateTimeOffset Stamp)[] stored, string query)
    {
        IEnumerable<(int Number, DateTimeOffset Stamp)> rows = stored;
        foreach (Match match in Stamps.Matches(query))
        {
            DateTimeOffset limit = DateTimeOffset.Parse(match.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture);
            bool from = match.Groups[1].Value == ">=";
            rows = rows.Where(r => from == (r.Stamp >= limit));
        }

        if (After.Match(query) is { Success: true } after)
        {
            rows = rows.Where(r => string.CompareOrdinal(Id(r.Number), after.Groups[1].Value) > 0);
        }

        rows = query.Contains("ORDER BY Id", StringComparison.Ordinal) ? rows.OrderBy(static r => r.Number) : rows.OrderBy(static r => r.Stamp).ThenBy(static r => r.Number);
        return Rows(rows.Take(200).Select(static r => Row(r.Number, FormattableString.Invariant($"C-{r.Number}"), r.Stamp.ToString("yyyy-MM-dd'T'HH:mm:ss'.000+0000'", System.Globalization.CultureInfo.InvariantCulture))));
    }
}
