using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Sums by currency, never netted across currencies. Nearly always there is one.</summary>
internal sealed class CurrencySums
{
    private readonly List<Money> sums = new(1);
    private long[] counts = new long[1];

    internal IReadOnlyList<Money> Sums => sums;

    /// <summary>How many amounts there were in the currency at a place of <see cref="Sums"/>.</summary>
    internal long CountAt(int index) => counts[index];

    /// <summary>One amount for each currency, in the order of the codes.</summary>
    internal IReadOnlyList<Money> ToList() => sums.Count <= 1 ? [.. sums] : [.. sums.OrderBy(static m => m.Currency.Code, StringComparer.Ordinal)];

    internal void Add(Money amount)
    {
        for (int i = 0; i < sums.Count; i++)
        {
            if (sums[i].Currency == amount.Currency)
            {
                sums[i] += amount;
                counts[i]++;
                return;
            }
        }

        sums.Add(amount);
        if (counts.Length < sums.Count)
        {
            Array.Resize(ref counts, sums.Count * 2);
        }

        counts[sums.Count - 1] = 1;
    }

    internal bool IsOnly(Currency currency) => sums.Count == 0 || (sums.Count == 1 && sums[0].Currency == currency);

    internal Money In(Currency currency)
    {
        foreach (Money sum in sums)
        {
            if (sum.Currency == currency)
            {
                return sum;
            }
        }

        return Money.Zero(currency);
    }
}
