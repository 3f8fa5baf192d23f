using Broker.Api.Tests.Repository;

namespace Broker.Api.Tests.Conventions;

/// <summary>
/// The deviations somebody argued for: <c>accepted.txt</c>, one a line, as <c>rule | subject | reason</c>.
/// An entry that no longer matches anything fails too, so that the list only ever shrinks by itself.
/// </summary>
internal static class AcceptedDeviations
{
    private const string File = "tests/Broker.Api.Tests/Conventions/accepted.txt";

    /// <summary>Null when every violation of <paramref name="rule"/> is accepted and every acceptance is still needed.</summary>
    public static string? Judge(string rule, IEnumerable<Violation> violations) =>
        Judge(rule, violations, System.IO.File.ReadAllLines(RepositoryFolder.PathOf(File)));

    internal static string? Judge(string rule, IEnumerable<Violation> violations, IEnumerable<string> acceptedLines)
    {
        Violation[] found = [.. violations];
        HashSet<string> accepted = [.. acceptedLines.Select(Parse).OfType<Violation>().Where(entry => entry.Rule == rule).Select(entry => entry.Subject)];
        string[] problems =
        [
            .. found.Where(violation => !accepted.Contains(violation.Subject)).Select(violation => violation.ToString()).Order(StringComparer.Ordinal),
            .. accepted.Except(found.Select(violation => violation.Subject)).Select(subject => $"{rule} | {subject} | no longer deviates: remove it from {File}"),
        ];
        return problems.Length == 0 ? null : $"{string.Join('\n', problems)}\n(a deviation with a good reason goes into {File})";
    }

    private static Violation? Parse(string line)
    {
        if (line.Length == 0 || line[0] == '#')
        {
            return null;
        }

        string[] parts = line.Split(" | ");
        return parts.Length == 3 && parts.All(part => part.Trim().Length > 0)
            ? new Violation(parts[0], parts[1], parts[2])
            : throw new FormatException($"{File}: expected 'rule | subject | reason', found: {line}");
    }
}
