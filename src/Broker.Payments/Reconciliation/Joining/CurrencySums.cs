using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Joining;

/// <summary>Sums and counts by currency, never netted across currencies. Nearly always there is one currency, which needs no list.</summary>
internal sealed class CurrencySums
{
    private Money first;
    private long firstCount;
    private List<(Money Sum, long Count)>? others;

    internal int Currencies => firstCount == 0 ? 0 : 1 + (others?.Count ?? 0);

    internal Money SumAt(int index) => index == 0 ? first : others![index - 1].Sum;

    /// <summary>How many amounts there were in the currency at a place.</summary>
    internal long CountAt(int index) => index == 0 ? firstCount : others![index - 1].Count;

    /// <summary>One amount for each currency, in the order of the codes.</summary>
    internal IReadOnlyList<Money> ToList() =>
        firstCount == 0 ? [] : others is null ? [first] : [.. others.Select(static o => o.Sum).Append(first).OrderBy(static m => m.Currency.Code, StringComparer.Ordinal)];

    internal void Add(Money amount)
    {
        if (firstCount == 0 || first.Currency == amount.Currency)
        {
            first = firstCount == 0 ? amount : first + amount;
            firstCount++;
            return;
        }

        AddOther(amount);
    }

    internal bool IsOnly(Currency currency) => firstCount == 0 || (others is null && first.Currency == currency);

    internal Money In(Currency currency)
    {
        for (int i = 0; i < Currencies; i++)
        {
            if (SumAt(i).Currency == currency)
            {
                return SumAt(i);
            }
        }

        return Money.Zero(currency);
    }

    private void AddOther(Money amount)
    {
        others ??= [];
        int at = others.FindIndex(o => o.Sum.Currency == amount.Currency);
        if (at < 0)
        {
            others.Add((amount, 1));
        }
        else
        {
            others[at] = (others[at].Sum + amount, others[at].Count + 1);
        }
    }
}
