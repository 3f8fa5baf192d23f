using System.Globalization;

namespace Broker.Bench.Analyzer;

/// <summary>Writes files of the kind a broker's back office has: records, services, mappings, and now and then a write of a fact.</summary>
internal static class SampleCode
{
    private const int OwnershipEvery = 10;
    private const int Methods = 3;

    internal static void Write(string folder, int files)
    {
        File.WriteAllText(Path.Combine(folder, "Usings.cs"), """
            global using System;
            global using System.Collections.Generic;
            global using System.Linq;
            global using System.Threading;
            global using System.Threading.Tasks;
            global using Broker.Core.Identity;
            global using Broker.Orchestration.Ownership;
            """);
        for (int i = 0; i < files - 1; i++)
        {
            File.WriteAllText(Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"Part{i}.cs")), (i % OwnershipEvery == 0 ? Adapter(i) : string.Empty) + Service(i));
        }
    }

    private static string Service(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        namespace Acme.Part{{i}}
        {
        /// <summary>One row of report {{i}}.</summary>
        public sealed record Row{{i}}(long Id, string Name, decimal Amount, DateTimeOffset At, IReadOnlyList<string> Tags);

        public interface IRows{{i}}
        {
            Task<IReadOnlyList<Row{{i}}>> ListAsync(DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken = default);
        }

        public sealed class Service{{i}}(IRows{{i}} rows, TimeProvider time)
        {
            private readonly Dictionary<string, List<Row{{i}}>> cache = new(StringComparer.Ordinal);

        {{string.Concat(Enumerable.Range(0, Methods).Select(m => Method(i, m)))}}
            private static string Key(DateTimeOffset from, DateTimeOffset to) => $"{from:O}|{to:O}";
        }
        }

        """);

    private static string Method(int i, int m) => string.Create(CultureInfo.InvariantCulture, $$"""
            public async Task<IReadOnlyDictionary<string, decimal>> Totals{{m}}Async(DateTimeOffset from, int days, CancellationToken cancellationToken)
            {
                DateTimeOffset to = days > 0 ? from.AddDays(days) : time.GetUtcNow();
                if (!cache.TryGetValue(Key(from, to), out List<Row{{i}}>? found))
                {
                    found = [.. await rows.ListAsync(from, to, cancellationToken).ConfigureAwait(false)];
                    cache[Key(from, to)] = found;
                }

                var totals = new Dictionary<string, decimal>(StringComparer.Ordinal);
                foreach (IGrouping<string, Row{{i}}> group in found.Where(row => row.Amount > {{m}} && row.Tags.Count > 0).GroupBy(static row => row.Name, StringComparer.Ordinal))
                {
                    decimal sum = group.Sum(static row => row.Amount) * (group.Any(row => row.At > to) ? 0.5m : 1m);
                    totals[group.Key] = sum switch { < 0 => 0, > 1_000_000 => Math.Round(sum, 0), _ => Math.Round(sum, 2) };
                }

                try
                {
                    string longest = totals.Keys.OrderByDescending(static name => name.Length).ThenBy(static name => name, StringComparer.Ordinal).First();
                    totals[longest + "{{m}}"] = totals[longest] + totals.Values.DefaultIfEmpty().Max();
                }
                catch (InvalidOperationException) when (totals.Count == 0)
                {
                    totals["none"] = {{m}};
                }

                return totals;
            }


        """);

    private static string Adapter(int i) => string.Create(CultureInfo.InvariantCulture, $$"""
        [ActsAs<MetaTrader>]
        public sealed class Adapter{{i}}(FactWriter<MetaTrader> write)
        {
            public async Task OnAsync(CustomerId customer, string server, long login, DateTimeOffset at, CancellationToken cancellationToken)
            {
                await write.SetAsync(customer, BrokerFacts.AccountServer, server, at, "evt-{{i}}", cancellationToken).ConfigureAwait(false);
                await write.SetTextAsync(customer, "account.login", login.ToString(System.Globalization.CultureInfo.InvariantCulture), at, "evt-{{i}}", cancellationToken).ConfigureAwait(false);
            }
        }


        """).Replace("[ActsAs", "namespace Acme.Adapters\n{\n[ActsAs", StringComparison.Ordinal) + "}\n";
}
