namespace Reconciliation.CommandLine;

/// <summary>The help text.</summary>
public static class Usage
{
    /// <summary>Prints it.</summary>
    public static int Print()
    {
        Console.WriteLine(
            """
            Reconciles operations, provider transactions, settlement lines, payouts, bank lines and what was applied.

              run [--data DIR] [--out DIR] [--json]
                    compares the books in DIR, the bundled ones when not given; prints the outcome table, holds it against
                    DIR/manifest.csv and writes report.csv and report.md into --out
              generate [--out DIR]
                    makes the bundled books again, byte for byte, with the manifest of what was planted in them
              help  this text
            """);
        return 0;
    }
}
