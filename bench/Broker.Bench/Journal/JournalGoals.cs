using System.Globalization;
using Broker.Bench.Measuring;
using Broker.Bench.Reporting;

namespace Broker.Bench.Journal;

/// <summary>The limits of the journal section, judged on a journal of ours.</summary>
internal static class JournalGoals
{
    private const double RateShare = 0.95;

    private const double BareShare = 0.65;

    public static void Write(TextWriter output, IJournalEntry entry, IJournalRow[] rows, JournalRatios ratios)
    {
        Table table = new("goal", "in flight", "limit", "reached", "verdict");
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i].Name != entry.Name)
            {
                continue;
            }

            int width = rows[i].Width;
            string goal = width == 1 ? "J1" : "J2";
            Add(table, entry, goal, width, "rate >= 0.95x raw SQLite, pre-grown", ratios.ToRaw(i), least: RateShare);
            switch (width)
            {
                case 1:
                    Add(table, entry, goal, width, "rate >= 0.65x bare fdatasync", ratios.ToBare(i), least: BareShare);
                    break;
                case 32:
                    Add(table, entry, goal, width, "p50 wait <= 1.5x of one lone commit", ratios.WaitToLone(i), most: 1.5);
                    break;
                case 128:
                    Add(table, entry, goal, width, "p50 wait <= 2x of one lone commit", ratios.WaitToLone(i), most: 2);
                    break;
            }
        }

        table.Write(output);
    }

    private static void Add(
        Table table, IJournalEntry entry, string goal, int width, string limit, Spread reached, double least = 0, double most = double.MaxValue)
    {
        string verdict = entry.Kind != ContenderKind.Ours ? "not ours" : reached.Median >= least && reached.Median <= most ? "yes" : "NO";
        table.Add(goal, width.ToString(CultureInfo.InvariantCulture), limit, reached.AsRatio(), verdict);
    }
}
