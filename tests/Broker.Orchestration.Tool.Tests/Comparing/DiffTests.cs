using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Comparing;

public sealed class DiffTests : IDisposable
{
    private const string Kyc = "kyc.status | owner kyc | KycStatus | P2 | -> crm:Customer.kyc_status | writers Acme.KycSync | identity belongs to the KYC provider";
    private const string Server = "account.server | owner metatrader | String | P1 | not projected | writers Acme.Desk | account identity";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    // What a reviewer must not miss.
    [InlineData(1, "newly unowned: kyc.status: was owned by kyc", Kyc, "kyc.status | owner | KycStatus | P2 | -> crm:Customer.kyc_status | writers Acme.KycSync | identity belongs to the KYC provider")]
    [InlineData(1, "newly unowned: a.b: a new fact without an owner", "", "a.b | owner | String | P0 | not projected | because")]
    [InlineData(1, "owned twice: kyc.status: declared 2 times, by kyc and crm", Kyc, Kyc + "\nkyc.status | owner crm | KycStatus | P2 | not projected | ours")]
    [InlineData(1, "owner changed: account.server: metatrader -> crm", Server, "account.server | owner crm | String | P1 | not projected | writers Acme.Desk | account identity")]
    [InlineData(1, "removed: kyc.status: was owned by kyc", Kyc + "\n" + Server, Server)]
    [InlineData(1, "newly projected personal field: account.server: P1 to crm:TradingAccount.account_server", Server, "account.server | owner metatrader | String | P1 | -> crm:TradingAccount.account_server | writers Acme.Desk | account identity")]
    [InlineData(1, "newly projected personal field: a.b: P2 to crm:Customer.b", "", "a.b | owner kyc | String | P2 | -> crm:Customer.b | because")]
    [InlineData(1, "secret is projected: a.b: P3 is copied to crm:Customer.b", "a.b | owner kyc | String | P3 | -> crm:Customer.b | because", "a.b | owner kyc | String | P3 | -> crm:Customer.b | because of")]
    [InlineData(1, "class lowered: account.server: P1 -> P0", Server, "account.server | owner metatrader | String | P0 | not projected | writers Acme.Desk | account identity")]
    [InlineData(1, "class lowered: account.server: P1 -> no class", Server, "account.server | owner metatrader | String | not projected | writers Acme.Desk | account identity")]
    [InlineData(1, "conflict action weakened: kyc.status: an edit in crm:Customer.kyc_status: Repair -> Accept", Kyc, "kyc.status | owner kyc | KycStatus | P2 | -> crm:Customer.kyc_status (on conflict Accept) | writers Acme.KycSync | identity belongs to the KYC provider")]
    [InlineData(1, "writer added: account.server: Acme.Other acts as metatrader", Server, "account.server | owner metatrader | String | P1 | not projected | writers Acme.Desk, Acme.Other | account identity")]
    [InlineData(1, "no longer kept from a system: a.b: P2 was never in crm", "a.b | owner kyc | String | P2 | not projected | never in crm, erp | because", "a.b | owner kyc | String | P2 | not projected | never in erp | because")]
    [InlineData(1, "writer added: a.b: Acme.Desk acts as kyc", "a.b | owner kyc | String | P2 | not projected | decided | because", "a.b | owner kyc | String | P2 | not projected | writers Acme.Desk | because")]
    // What is told and needs no attention by itself.
    [InlineData(0, "No change of ownership.", Kyc, Kyc)]
    [InlineData(0, "No change of ownership.", "", "")]
    [InlineData(0, "added: a.b: owned by crm, P1", "", "a.b | owner crm | String | P1 | not projected | because")]
    [InlineData(0, "projection added: a.b: P0 to crm:Customer.b", "a.b | owner kyc | String | P0 | not projected | because", "a.b | owner kyc | String | P0 | -> crm:Customer.b | because")]
    [InlineData(0, "projection removed: kyc.status: no longer copied to crm:Customer.kyc_status", Kyc, "kyc.status | owner kyc | KycStatus | P2 | not projected | writers Acme.KycSync | identity belongs to the KYC provider")]
    [InlineData(0, "class raised: account.server: P1 -> P2", Server, "account.server | owner metatrader | String | P2 | not projected | writers Acme.Desk | account identity")]
    [InlineData(0, "writer removed: account.server: Acme.Desk no longer acts as metatrader", Server, "account.server | owner metatrader | String | P1 | not projected | no writers | account identity")]
    [InlineData(0, "type changed: account.server: String -> Int64", Server, "account.server | owner metatrader | Int64 | P1 | not projected | writers Acme.Desk | account identity")]
    [InlineData(0, "other: account.server: the reason reads 'ours' instead of 'account identity'", Server, "account.server | owner metatrader | String | P1 | not projected | writers Acme.Desk | ours")]
    [InlineData(0, "other: a.b: now says '<- crm:Customer.b'", "a.b | owner crm | String | P1 | not projected | because", "a.b | owner crm | String | P1 | not projected | <- crm:Customer.b | because")]
    [InlineData(0, "other: account.server: now says 'fresh 15 min'", Server, "account.server | owner metatrader | String | P1 | not projected | writers Acme.Desk | fresh 15 min | account identity")]
    public void Each_kind_of_change_is_told_and_judged(int exitCode, string expected, string older, string newer)
    {
        ToolRun run = Diff(older, newer);

        Assert.Equal("", run.Errors);
        Assert.Contains(run.Lines, line => line.StartsWith(expected, StringComparison.Ordinal));
        Assert.Equal(exitCode, run.ExitCode);
        Assert.Equal(exitCode == 1, run.Output.Contains("Needs attention", StringComparison.Ordinal));
    }

    [Fact]
    public void A_listing_of_a_version_without_writers_says_nothing_about_writers()
    {
        ToolRun run = Diff("account.server | owner metatrader | String | P1 | not projected | account identity", Server);

        Assert.Equal((0, "No change of ownership."), (run.ExitCode, Assert.Single(run.Lines)));
    }

    [Fact]
    public void The_strengthened_action_needs_no_attention_and_an_unknown_one_counts_as_weak()
    {
        const string Line = "a.b | owner kyc | String | P2 | -> crm:Customer.b{0} | because";
        string Action(string action) => Line.Replace("{0}", $" (on conflict {action})", StringComparison.Ordinal);

        Assert.Contains("conflict action strengthened", Diff(Action("Review"), Action("AcceptAsRequest")).Output, StringComparison.Ordinal);
        Assert.Contains("conflict action weakened", Diff(Action("AcceptAsRequest"), Action("Review")).Output, StringComparison.Ordinal);
        Assert.Contains("conflict action weakened", Diff(Action("Accept"), Action("Something")).Output, StringComparison.Ordinal);
        Assert.Equal(0, Diff(Line.Replace("{0}", "", StringComparison.Ordinal), Action("Repair")).ExitCode);
    }

    [Fact]
    public void The_gravest_come_first_and_several_projections_are_told_one_by_one()
    {
        ToolRun run = Diff(
            Server + "\n" + Kyc,
            "account.server | owner crm | String | P1 | -> crm:Customer.a, -> erp:Customer.b (on conflict Accept) | writers Acme.Desk | account identity");

        Assert.Equal(
            [
                "Needs attention (4):",
                "owner changed: account.server: metatrader -> crm",
                "removed: kyc.status: was owned by kyc; nobody owns it now, and whoever still reads or writes it fails",
                "newly projected personal field: account.server: P1 to crm:Customer.a",
                "newly projected personal field: account.server: P1 to erp:Customer.b",
            ],
            run.Lines);
    }

    [Fact]
    public void Markdown_for_a_pull_request_keeps_names_from_becoming_markup()
    {
        ToolRun run = Diff("", "a.b | owner crm | String | P1 | -> crm:Customer.b_<img>_`x` | because", "--markdown");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("**Needs attention (1)**", run.Lines);
        Assert.Contains(@"- **newly projected personal field** `a.b`: P1 to crm:Customer.b\_\<img\>\_\`x\`", run.Lines);
        Assert.DoesNotContain(run.Lines, static l => l.Contains(" <img>", StringComparison.Ordinal));
    }

    [Fact]
    public void Changed_new_and_missing_decisions_are_told()
    {
        string older = folder.Write("old.txt", "C1 | Lead | Record", "C2 | Lead | ->Contact: Record", "C3 | Lead | Ignore");
        string newer = folder.Write("new.txt", "C1 | Lead | Record", "C2 | Lead | Ignore", "C4 | Lead | Except");

        ToolRun text = ToolRun.Of("decisions", "diff", older, newer);
        ToolRun markdown = ToolRun.Of("decisions", "diff", older, newer, "--markdown");
        ToolRun same = ToolRun.Of("decisions", "diff", older, older);

        Assert.Equal(
            ["3 decisions changed:", "C2 in Lead: ->Contact: Record -> Ignore", "C4 in Lead: (no cell) -> Except", "C3 in Lead: Ignore -> (no cell)"],
            text.Lines);
        Assert.Contains(@"| C2 | Lead | -\>Contact: Record | Ignore |", markdown.Lines);
        Assert.Equal((1, 1, 0), (text.ExitCode, markdown.ExitCode, same.ExitCode));
        Assert.Equal("No change of decisions.", Assert.Single(same.Lines));
    }

    private ToolRun Diff(string older, string newer, params string[] more) =>
        ToolRun.Of(["diff", folder.Write("old.txt", older.Split('\n')), folder.Write("new.txt", newer.Split('\n')), .. more]);
}
