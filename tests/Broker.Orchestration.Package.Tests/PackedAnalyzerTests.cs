using System.Text.RegularExpressions;
using Broker.Orchestration.Package.Tests.Support;

namespace Broker.Orchestration.Package.Tests;

/// <summary>What a team sees that references the package: each violation and each way round is exactly its error, at its line.</summary>
public sealed partial class PackedAnalyzerTests(PackedBuild build) : IClassFixture<PackedBuild>
{
    [Fact]
    public void The_package_carries_the_analyzer_and_the_code_fixes_and_not_as_a_dependency()
    {
        Assert.Contains("analyzers/dotnet/cs/Broker.Orchestration.Analyzers.dll", build.PackedFiles);
        Assert.Contains("analyzers/dotnet/cs/Broker.Orchestration.CodeFixes.dll", build.PackedFiles);
        Assert.DoesNotContain(build.PackedFiles, static file => file.StartsWith("lib/", StringComparison.Ordinal) && file.Contains("Analyzers", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Violations")]
    [InlineData("Silenced")]
    public void Each_violation_is_exactly_its_error_at_its_line(string program)
    {
        string[] expected = [.. Expected(program)];
        Assert.NotEmpty(expected);
        Assert.Equal(expected, Found(program).Select(static error => error.Place).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_write_that_the_compiler_refuses_is_explained_at_the_same_line()
    {
        BuildError[] found = [.. Found("Refused")];
        Assert.Equal(Expected("Refused"), found.Where(static error => error.Id.StartsWith("OWN", StringComparison.Ordinal)).Select(static error => error.Place).Order(StringComparer.Ordinal));
        Assert.Equal(
            found.Where(static error => error.Id.StartsWith("OWN", StringComparison.Ordinal)).Select(static error => error.Line).Order(),
            found.Where(static error => error.Id.StartsWith("CS", StringComparison.Ordinal)).Select(static error => error.Line).Distinct().Order());
    }

    [Fact]
    public void A_violation_is_an_error_and_no_warning() =>
        Assert.Empty(Regex.Matches(build.Output, @"warning OWN\d+").Select(static match => match.Value));

    [Fact]
    public void A_correct_program_builds_clean()
    {
        Assert.DoesNotContain(build.Errors, static error => error.Project == "Clean");
        Assert.DoesNotContain("Clean.csproj", build.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(build.Programs, "Clean", "bin", "Debug", "net10.0", "Clean.dll")), build.Output);
    }

    [Fact]
    public void The_analyzer_neither_fails_to_load_nor_throws()
    {
        Assert.DoesNotContain("AD0001", build.Output, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"CS80(32|33|34)|CS92\d\d|CS8785", build.Output);
    }

    private IEnumerable<BuildError> Found(string program) => build.Errors.Where(error => error.Project == program);

    /// <summary>The errors that the program's own comments announce: <c>// OWN001</c> at the end of a line.</summary>
    private IEnumerable<string> Expected(string program) =>
        Directory.EnumerateFiles(Path.Combine(build.Programs, program), "*.cs")
            .SelectMany(static file => File.ReadAllLines(file).SelectMany((line, i) => Mark().Match(line).Groups["id"].Captures.Select(id => $"{Path.GetFileName(file)}:{i + 1} {id.Value}")))
            .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"// ((?<id>(OWN|CS)\d+)[, ]*)+$", RegexOptions.ExplicitCapture)]
    private static partial Regex Mark();
}
