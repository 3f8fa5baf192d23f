using Broker.Orchestration.Tool.Tests.Support;

namespace Broker.Orchestration.Tool.Tests.Commands;

public sealed class UsageTests
{
    [Theory]
    [InlineData("There is no command 'lst'.", "lst")]
    [InlineData("list needs the path of an assembly", "list")]
    [InlineData("There is no option '--json'; allowed: --references", "list", "a.dll", "--json")]
    [InlineData("Option --update belongs to check; 'list' does not take it.", "list", "a.dll", "--update")]
    [InlineData("Option --update takes no value; '--update=yes' was given.", "check", "a.dll", "--update=yes")]
    [InlineData("Option --listing needs a value.", "check", "a.dll", "--listing")]
    [InlineData("Option --listing needs a value.", "check", "a.dll", "--listing", "--update")]
    [InlineData("Option --out is given twice.", "matrix", "a.dll", "--out", "x", "--out=y")]
    [InlineData("check needs --listing FILE", "check", "a.dll")]
    [InlineData("diff takes two files, OLD and NEW; 1 were given.", "diff", "a.txt")]
    [InlineData("decisions needs list or diff.", "decisions")]
    [InlineData("decisions knows list and diff, not 'show'.", "decisions", "show")]
    [InlineData("Option --markdown belongs to decisions diff.", "decisions", "list", "a.dll", "--markdown")]
    [InlineData("decisions diff takes two files, OLD and NEW; 3 were given.", "decisions", "diff", "a", "b", "c")]
    public void A_wrong_command_line_says_what_is_wrong_and_where_help_is(string message, params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
        Assert.Contains("broker-ownership help", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no assembly at", "list", "no-such.dll")]
    [InlineData("no-such.txt cannot be read", "diff", "no-such.txt", "no-such.txt")]
    [InlineData("no-such.txt cannot be read", "decisions", "diff", "no-such.txt", "no-such.txt")]
    public void A_file_that_is_not_there_is_named(string message, params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(message, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_no_assembly_or_no_listing_is_named()
    {
        using var folder = new TemporaryFolder();
        string text = folder.Write("text.dll", "# Which system owns what");

        Assert.Contains("text.dll is no .NET assembly", ToolRun.Of("list", text).Errors, StringComparison.Ordinal);
        Assert.Contains("Line 1 is no line of an ownership listing", ToolRun.Of("diff", text, text).Errors, StringComparison.Ordinal);
        Assert.Contains("Line 1 is no line of a decision listing", ToolRun.Of("decisions", "diff", text, text).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData]
    [InlineData("help")]
    [InlineData("diff", "--help")]
    public void Help_names_every_command(params string[] args)
    {
        ToolRun run = ToolRun.Of(args);

        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.All(["list", "check", "matrix", "diff", "decisions list", "decisions diff"], command => Assert.Contains($"\n  {command} ", run.Output, StringComparison.Ordinal));
    }
}
