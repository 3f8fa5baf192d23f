using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Building;

/// <summary>The script of the pull-request workflow, on a repository with two versions of its listings.</summary>
public sealed class PullRequestTests : IDisposable
{
    private const string Server = "account.server | owner metatrader | String | P1 | not projected | account identity";
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task What_a_reviewer_must_look_at_stands_in_the_summary()
    {
        string start = await CommitAsync(("OWNERSHIP.txt", Server), ("DECISIONS.txt", "C1 | Lead | Record"), ("samples/A/OWNERSHIP.txt", Server));
        string head = await CommitAsync(
            ("OWNERSHIP.txt", Server.Replace("not projected", "-> crm:TradingAccount.account_server", StringComparison.Ordinal)),
            ("DECISIONS.txt", "C1 | Lead | Except"),
            ("samples/A/OWNERSHIP.txt", Server.Replace("owner metatrader", "owner crm", StringComparison.Ordinal)));

        (int code, string output) = await ScriptAsync(start, head);

        Assert.True(code == 0, output);
        Assert.StartsWith("## Ownership and decisions\n", output, StringComparison.Ordinal);
        Assert.Contains("### OWNERSHIP.txt\n\n**Needs attention (1)**\n\n- **newly projected personal field** `account.server`: P1 to crm:TradingAccount.account\\_server", output, StringComparison.Ordinal);
        Assert.Contains("### samples/A/OWNERSHIP.txt\n\n**Needs attention (1)**\n\n- **owner changed** `account.server`: metatrader -\\> crm", output, StringComparison.Ordinal);
        Assert.Contains("### DECISIONS.txt\n\n**1 decision changed**", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_change_a_new_listing_and_a_removed_one_are_told()
    {
        string start = await CommitAsync(("README.md", "a"));
        string other = await CommitAsync(("README.md", "b"));
        string added = await CommitAsync(("OWNERSHIP.txt", Server));
        await GitAsync("rm", "-q", "OWNERSHIP.txt");
        string removed = await CommitAsync();

        Assert.Contains("No change.", (await ScriptAsync(start, other)).Output, StringComparison.Ordinal);
        Assert.Contains("- **added** `account.server`: owned by metatrader, P1", (await ScriptAsync(start, added)).Output, StringComparison.Ordinal);
        Assert.Contains("- **removed** `account.server`: was owned by metatrader", (await ScriptAsync(added, removed)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listing_that_cannot_be_read_fails()
    {
        string start = await CommitAsync(("OWNERSHIP.txt", Server));
        string head = await CommitAsync(("OWNERSHIP.txt", "<<<<<<< HEAD"));

        (int code, string output) = await ScriptAsync(start, head);

        Assert.Equal(1, code);
        Assert.Contains("Line 1 is no line of an ownership listing", output, StringComparison.Ordinal);
    }

    private async Task<string> CommitAsync(params (string File, string Text)[] files)
    {
        if (!Directory.Exists(folder.File(".git")))
        {
            await GitAsync("init", "-q");
            Directory.CreateDirectory(folder.File("build"));
            foreach (string script in new[] { "tools.sh", "ownership-diff.sh" })
            {
                File.Copy(Path.Combine(Repository.Root, "build", script), folder.File("build/" + script));
            }
        }

        foreach ((string file, string text) in files)
        {
            folder.Write(file, text);
        }

        await GitAsync("add", "-A");
        await GitAsync("-c", "user.name=Test", "-c", "user.email=test@example.test", "-c", "commit.gpgsign=false", "commit", "-q", "-m", "version");
        return (await GitAsync("rev-parse", "HEAD")).Trim();
    }

    private async Task<string> GitAsync(params string[] args)
    {
        (int code, string output) = await Repository.RunAsync(folder.Path, "git", args);
        Assert.True(code == 0, output);
        return output;
    }

    private async Task<(int ExitCode, string Output)> ScriptAsync(string start, string head) =>
        await Repository.RunAsync(folder.Path, "env", $"BROKER_OWNERSHIP_TOOL={Repository.Tool}", "bash", "build/ownership-diff.sh", start, head);
}
