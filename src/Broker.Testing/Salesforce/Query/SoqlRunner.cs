using Broker.Testing.Salesforce.Data;

namespace Broker.Testing.Salesforce.Query;

/// <summary>Runs a query: the numbers of the records it finds, in order.</summary>
internal static class SoqlRunner
{
    public static IReadOnlyList<long> Run(Org org, SoqlPlan plan, bool deleted, Func<OrgRecord, bool>? also = null)
    {
        var records = Source(org, plan).Select(org.Seen).OfType<OrgRecord>().Where(r => (deleted || !r.Deleted) && (plan.Where?.Invoke(r) ?? true) && (also?.Invoke(r) ?? true));
        var numbers = plan.Order.Count == 0 ? records.Select(r => r.Number) : Sort(plan, records);
        if (plan.Statement.Offset > 0)
        {
            numbers = numbers.Skip(plan.Statement.Offset);
        }

        // The limit of an aggregate is on its result rows.
        return [.. plan.Statement.Limit is { } limit && plan.Functions.Count == 0 ? numbers.Take(limit) : numbers];
    }

    /// <summary>How many living records there are, without looking at them; <see langword="null"/> when the query says more.</summary>
    public static long? QuickCount(SoqlPlan plan, bool deleted) => plan is { IsCount: true, Where: null } && !deleted ? plan.Type.Table.Living + (plan.Type.Sink?.Created ?? 0) : null;

    private static IEnumerable<OrgRecord> Source(Org org, SoqlPlan plan)
    {
        if (plan.Candidates is not var (field, values))
        {
            return plan.Type.Table.All();
        }

        var numbers = field.System == SystemValue.Id
            ? values.Select(v => org.FindById(plan.Type, (string)v)?.Number ?? 0)
            : values.SelectMany(v => plan.Type.Lookup(field, v));
        return numbers.Where(n => n > 0).Distinct().Order().ToList().Select(n => plan.Type.Table.Find(n)).OfType<OrgRecord>();
    }

    private static IEnumerable<long> Sort(SoqlPlan plan, IEnumerable<OrgRecord> records)
    {
        var rows = records.Select(r => (r.Number, Keys: plan.Order.Select(o => o.Path.Get(r)).ToArray())).ToArray();
        Array.Sort(rows, (a, b) =>
        {
            for (var i = 0; i < plan.Order.Count; i++)
            {
                var (path, order) = plan.Order[i];
                var compared = (a.Keys[i], b.Keys[i]) switch
                {
                    (null, null) => 0,
                    (null, _) => order.NullsLast ? 1 : -1,
                    (_, null) => order.NullsLast ? -1 : 1,
                    var (x, y) => ValueText.Compare(path.Field, x, y) * (order.Descending ? -1 : 1),
                };
                if (compared != 0)
                {
                    return compared;
                }
            }

            return a.Number.CompareTo(b.Number);
        });
        return rows.Select(r => r.Number);
    }
}
