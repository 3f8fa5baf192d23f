using System.Globalization;
using Broker.Bench.Measuring;

namespace Broker.Bench.Reporting;

/// <summary>Judges our rows, and shows what the limit means in shares of the floor when there is no row of ours yet.</summary>
internal static class GoalReport
{
    // Time is noisy, allocation is not.
    private const double TimeSlack = 0.05;

    private const double AllocationSlack = 0.01;

    public static void Write(TextWriter output, IEnumerable<Goal> goals, IReadOnlyList<ContestResult> results, Func<Goal, IEnumerable<string>> ours)
    {
        Table table = new("goal", "measure", "limit", "= x floor", "row", "reached", "verdict");
        foreach (Goal goal in goals)
        {
            string limit = string.Create(CultureInfo.InvariantCulture, $"{goal.Limit:0.###}x {goal.Against}")
                + (goal.DocumentedFactor is null ? "" : " (documented)");
            double factor = goal.DocumentedFactor ?? FactorOf(goal, results);
            double asFloor = goal.Limit * factor;
            string[] rows = [.. ours(goal)];
            if (rows.Length == 0)
            {
                table.Add(goal.Id, Name(goal.Measure), limit, Ratio(asFloor), "-", "-", "no row of ours");
            }

            foreach (string name in rows)
            {
                double reached = RatioToFloor(results.First(r => r.Name == name), results[0], goal.Measure);
                table.Add(goal.Id, Name(goal.Measure), limit, Ratio(asFloor), name, Ratio(reached), Verdict(reached, asFloor, goal.Measure));
            }
        }

        table.Write(output);
    }

    private static string Verdict(double reached, double limit, Measure measure) =>
        reached <= limit ? "yes"
        : reached <= limit * (1 + (measure == Measure.Time ? TimeSlack : AllocationSlack)) ? "within slack"
        : "NO";

    private static double FactorOf(Goal goal, IReadOnlyList<ContestResult> results)
    {
        ContestResult? row = results.FirstOrDefault(r => r.Name == goal.Against);
        return row is null ? double.NaN : RatioToFloor(row, results[0], goal.Measure);
    }

    private static double RatioToFloor(ContestResult row, ContestResult floor, Measure measure) =>
        measure == Measure.Time ? row.Ratio.Median : row.Bytes / floor.Bytes;

    private static string Name(Measure measure) => measure == Measure.Time ? "time" : "allocation";

    private static string Ratio(double value) => value.ToString(value < 0.1 ? "0.0000" : "0.000", CultureInfo.InvariantCulture);
}
