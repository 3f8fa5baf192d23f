namespace Broker.Bench;

/// <summary>What the command line asks for.</summary>
internal sealed record BenchArguments(string Section, bool Quick, string Directory)
{
    public const string Usage = "bench.sh [http|webhook|journal|streams|csv|bulk-memory|all] [--quick] [--directory SCRATCH]";

    private static readonly string[] Sections = ["http", "webhook", "journal", "streams", "csv", "bulk-memory", "all"];

    public static BenchArguments? Parse(string[] args)
    {
        BenchArguments parsed = new("all", Quick: false, Path.Combine(Environment.CurrentDirectory, "artifacts", "bench"));
        for (int i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--quick":
                    parsed = parsed with { Quick = true };
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
