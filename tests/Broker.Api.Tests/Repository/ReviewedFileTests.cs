namespace Broker.Api.Tests.Repository;

public sealed class ReviewedFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("broker-reviewed-").FullName;

    [Fact]
    public void A_missing_file_is_a_difference_that_says_how_to_write_it()
    {
        string? problem = ReviewedFile.CompareOrRewrite(File_("none.txt"), "api/none.txt", ["a"], rewrite: false);

        Assert.Contains("api/none.txt does not exist", problem, StringComparison.Ordinal);
        Assert.Contains("BROKER_UPDATE_LISTINGS=1 dotnet test tests/Broker.Api.Tests", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rewritten_file_compares_equal()
    {
        Assert.Null(ReviewedFile.CompareOrRewrite(File_("new/a.txt"), "a.txt", ["one", "two"], rewrite: true));
        Assert.Null(ReviewedFile.CompareOrRewrite(File_("new/a.txt"), "a.txt", ["one", "two"], rewrite: false));
        Assert.Equal("one\ntwo\n", File.ReadAllText(File_("new/a.txt")));
    }

    [Fact]
    public void The_message_names_the_line_and_shows_only_what_changed()
    {
        ReviewedFile.CompareOrRewrite(File_("a.txt"), "a.txt", ["same", "old", "kept", "end"], rewrite: true);

        string? problem = ReviewedFile.CompareOrRewrite(File_("a.txt"), "a.txt", ["same", "new", "kept", "more", "end"], rewrite: false);

        Assert.Contains("from line 2:\n- old\n+ new\n+ more", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("kept", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_long_difference_is_cut_and_counted()
    {
        ReviewedFile.CompareOrRewrite(File_("a.txt"), "a.txt", [], rewrite: true);

        string? problem = ReviewedFile.CompareOrRewrite(File_("a.txt"), "a.txt", [.. Enumerable.Range(0, 100).Select(number => $"line {number}")], rewrite: false);

        Assert.Contains("and 88 more", problem, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string File_(string name) => Path.Combine(_folder, name);
}
