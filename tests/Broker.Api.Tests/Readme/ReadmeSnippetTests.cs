using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Readme;

public sealed class ReadmeSnippetTests
{
    private static readonly string[] s_readme =
        ["text", "<!-- compiled -->", "", "```csharp", "using Broker.Core;", "var a = 1;", "   Use(a);", "```", "```csharp", "not marked", "```"];

    [Fact]
    public void What_the_readmes_show_compiles()
    {
        IEnumerable<ReadmeSnippet> shown = Readmes().SelectMany(readme => ReadmeSnippetReader.InReadme(readme, File.ReadAllLines(RepositoryFolder.PathOf(readme))));

        Assert.Empty(ReadmeSnippetReader.Differences(shown, [.. Sources().SelectMany(File.ReadAllLines)]));
    }

    [Fact]
    public void Only_the_marked_block_is_read_and_white_space_does_not_count()
    {
        ReadmeSnippet snippet = Assert.Single(ReadmeSnippetReader.InReadme("README.md", s_readme));

        Assert.Equal("var a = 1; Use(a);", snippet.Code);
        Assert.Equal(["using Broker.Core;"], snippet.Usings);
    }

    [Fact]
    public void A_block_that_is_compiled_passes()
    {
        string[] source = ["using Broker.Core;", "// README: README.md", "    var a = 1;", "    Use(a);", "// END README"];

        Assert.Empty(ReadmeSnippetReader.Differences(ReadmeSnippetReader.InReadme("README.md", s_readme), source));
    }

    [Fact]
    public void A_changed_block_a_missing_using_and_a_forgotten_region_are_told()
    {
        string[] source = ["// README: README.md", "    var a = 2;", "    Use(a);", "// END README"];

        string[] differences = [.. ReadmeSnippetReader.Differences(ReadmeSnippetReader.InReadme("README.md", s_readme), source)];

        Assert.Equal(3, differences.Length);
        Assert.StartsWith("README.md shows code that ReadmeSnippets.cs does not compile: var a = 1;", differences[0], StringComparison.Ordinal);
        Assert.StartsWith("README.md shows 'using Broker.Core;'", differences[1], StringComparison.Ordinal);
        Assert.StartsWith("ReadmeSnippets.cs compiles code that README.md does not show: var a = 2;", differences[2], StringComparison.Ordinal);
    }

    [Fact]
    public void An_open_block_is_an_error() =>
        Assert.Throws<FormatException>(() => ReadmeSnippetReader.InReadme("README.md", s_readme[..6]).ToList());

    // Types cannot stand in a method: a page that declares some has a file of its own.
    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(RepositoryFolder.PathOf("tests/Broker.Api.Tests/Docs"), "*Page.cs").Prepend(RepositoryFolder.PathOf("tests/Broker.Api.Tests/ReadmeSnippets.cs"));

    private static IEnumerable<string> Readmes() =>
        Directory.EnumerateDirectories(RepositoryFolder.PathOf("src"))
            .Select(folder => $"src/{Path.GetFileName(folder)}/README.md")
            .Prepend("README.md")
            .Concat(Directory.EnumerateFiles(RepositoryFolder.PathOf("docs"), "*.md").Select(file => $"docs/{Path.GetFileName(file)}"))
            .Where(path => File.Exists(RepositoryFolder.PathOf(path)));
}
