namespace Broker.Bench;

/// <summary>What the command line asks for.</summary>
/// <param name="Section">The section, or all.</param>
/// <param name="Quick">Whether fewer rounds do.</param>
/// <param name="Directory">Where scratch files go.</param>
/// <param name="Only">What the name of a table of the section http must contain; all, when empty.</param>
internal sealed record BenchArguments(string Section, bool Quick, string Directory, string Only)
{
    public const string Usage = "bench.sh [http|webhook|journal|streams|csv|bulk-memory|all] [--quick] [--only BODY] [--directory SCRATCH]";

    private static readonly string[] Sections = ["http", "webhook", "journal", "streams", "csv", "bulk-memory", "all"];

    public static BenchArguments? Parse(string[] args)
    {
        BenchArguments parsed = new("all", Quick: false, Path.Combine(Environment.CurrentDirectory, "artifacts", "bench"), Only: string.Empty);
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    parsed = parsed with { Quick = true };
                    break;
                case "--only" when i + 1 < args.Length:
                    parsed = parsed with { Only = args[++i] };
                    break;
                case "--directory" when i + 1 < args.Length:
                    parsed = parsed with { Directory = args[++i] };
                    break;
                case var section when Sections.Contains(section):
                    parsed = parsed with { Section = section };
                    break;
                default:
                    return null;
            }
        }

        return parsed;
    }

    public bool Has(string section) => Section == "all" || Section == section;
}
