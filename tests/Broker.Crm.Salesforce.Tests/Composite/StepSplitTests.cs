using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Query;

namespace Broker.Crm.Salesforce.Tests.Composite;

public sealed class StepSplitTests
{
    [Fact]
    public void Whatever_hangs_together_each_step_is_sent_once_beside_those_it_uses_and_within_the_limits()
    {
        Random random = new(20261126);
        int split = 0, refused = 0;
        for (int run = 0; run < 500; run++)
        {
            CompositeRequest request = Make(random, random.Next(1, 120), random.Next(1, 12));
            IReadOnlyList<CompositeStep> steps = request.Steps;
            bool tooLarge = Components(steps).Any(c => c.Count > CompositeLimits.CompositeSteps || c.Count(i => steps[i].IsQueryKind) > CompositeLimits.CompositeQuerySteps);
            if (tooLarge)
            {
                Assert.Throws<ArgumentException>(() => StepSplit.Split(steps, CompositeLimits.CompositeSteps, CompositeLimits.CompositeQuerySteps));
                refused++;
                continue;
            }

            IReadOnlyList<IReadOnlyList<int>> calls = StepSplit.Split(steps, CompositeLimits.CompositeSteps, CompositeLimits.CompositeQuerySteps);
            Assert.Equal(Enumerable.Range(0, steps.Count), calls.SelectMany(static c => c).Order());
            Assert.All(calls, call =>
            {
                Assert.InRange(call.Count, 1, CompositeLimits.CompositeSteps);
                Assert.InRange(call.Count(i => steps[i].IsQueryKind), 0, CompositeLimits.CompositeQuerySteps);
                Assert.Equal(call.Order(), call);
                Assert.All(call, i => Assert.Subset(call.ToHashSet(), steps[i].DependsOn.ToHashSet()));
            });
            split += calls.Count > 1 ? 1 : 0;
        }

        Assert.True(split > 25 && refused > 5, $"{split} {refused}");
    }

    private static CompositeRequest Make(Random random, int count, int often)
    {
        CompositeRequest request = new();
        List<CompositeRef> made = [];
        for (int i = 0; i < count; i++)
        {
            if (random.Next(10) == 0)
            {
                made.Add(request.Query(Soql.FromTrusted("SELECT Id FROM Account")));
                continue;
            }

            Dictionary<string, object?> fields = new() { ["Name"] = "x" };
            for (int use = random.Next(3); use > 0 && made.Count > 0 && random.Next(often) == 0; use--)
            {
                fields["F" + use] = made[random.Next(Math.Max(0, made.Count - 15), made.Count)].Id;
            }

            made.Add(request.Create("Account", fields));
        }

        return request;
    }

    // Another way to the same answer: spread a mark until nothing changes.
    private static List<List<int>> Components(IReadOnlyList<CompositeStep> steps)
    {
        int[] mark = [.. Enumerable.Range(0, steps.Count)];
        for (bool changed = true; changed;)
        {
            changed = false;
            for (int i = 0; i < steps.Count; i++)
            {
                foreach (int other in steps[i].DependsOn)
                {
                    int low = Math.Min(mark[i], mark[other]);
                    changed |= mark[i] != low || mark[other] != low;
                    mark[i] = mark[other] = low;
                }
            }
        }

        return [.. Enumerable.Range(0, steps.Count).GroupBy(i => mark[i]).Select(static g => g.ToList())];
    }
}
