using System.Collections.Frozen;

namespace Broker.Payments.States;

/// <summary>
/// A provider's words for states and the neutral ones, in both directions, as data. A word that is not in the table becomes the neutral <c>Unknown</c>, never
/// an error. Immutable.
/// </summary>
/// <typeparam name="TState">The neutral states; 0 is <c>Unknown</c>.</typeparam>
/// <remarks>contracts/payments.md c. One test per row.</remarks>
public sealed class ProviderStateMap<TState>
    where TState : struct, Enum
{
    private readonly FrozenDictionary<string, StateMapRow<TState>[]> byRaw;

    /// <summary>Makes a map.</summary>
    /// <param name="provider">The provider's name.</param>
    /// <param name="rows">The rows; no two with the same word and condition.</param>
    /// <exception cref="ArgumentException">Two rows have the same word and condition.</exception>
    public ProviderStateMap(string provider, params IReadOnlyList<StateMapRow<TState>> rows)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(provider);
        ArgumentNullException.ThrowIfNull(rows);
        Provider = provider;
        Rows = [.. rows];
        if (Rows.DistinctBy(static row => (row.Raw, row.When)).Count() != Rows.Count)
        {
            throw new ArgumentException($"A state map of {provider} has two rows with the same word and condition.", nameof(rows));
        }

        byRaw = Rows.GroupBy(static row => row.Raw, StringComparer.Ordinal).ToFrozenDictionary(static group => group.Key, static group => group.ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The provider's name.</summary>
    public string Provider { get; }

    /// <summary>All rows.</summary>
    public IReadOnlyList<StateMapRow<TState>> Rows { get; }

    /// <summary>The neutral state of a word; <c>Unknown</c> for a word or condition that is not in the table.</summary>
    /// <param name="raw">The provider's word.</param>
    /// <param name="when">What else is known; a row with this condition goes before the row without one.</param>
    public TState Of(string? raw, string? when = null)
    {
        if (raw is null || !byRaw.TryGetValue(raw, out StateMapRow<TState>[]? rows))
        {
            return default;
        }

        TState otherwise = default;
        foreach (StateMapRow<TState> row in rows)
        {
            if (string.Equals(row.When, when, StringComparison.Ordinal))
            {
                return row.State;
            }

            otherwise = row.When is null ? row.State : otherwise;
        }

        return otherwise;
    }

    /// <summary>True when the word is in the table.</summary>
    public bool Knows(string? raw) => raw is not null && byRaw.ContainsKey(raw);

    /// <summary>The words that can stand for a neutral state, each once; empty for states that are ours alone.</summary>
    public IReadOnlyList<string> RawOf(TState state) =>
        [.. Rows.Where(row => EqualityComparer<TState>.Default.Equals(row.State, state)).Select(static row => row.Raw).Distinct(StringComparer.Ordinal)];
}
