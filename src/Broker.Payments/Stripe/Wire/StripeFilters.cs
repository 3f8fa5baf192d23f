using System.Globalization;
using Broker.Core.Pipeline;
using Broker.Payments.States;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Filters and expansions as query parameters (contracts/payments.md a2, a4).</summary>
internal static class StripeFilters
{
    /// <summary>The expansion that shows what a movement of the balance was for.</summary>
    internal static readonly IReadOnlyList<string> Source = ["source"];

    internal static ApiCall Created(this ApiCall call, StripeCreatedFilter? filter) => call
        .Query("created[gte]", filter?.CreatedFrom?.ToUnixTimeSeconds())
        .Query("created[lt]", filter?.CreatedBefore?.ToUnixTimeSeconds());

    internal static ApiCall Each(this ApiCall call, string name, IReadOnlyList<string>? values, string prefix = "")
    {
        for (int i = 0; i < values?.Count; i++)
        {
            call = call.Query(string.Create(CultureInfo.InvariantCulture, $"{name}[{i}]"), prefix + values[i]);
        }

        return call;
    }

    internal static ApiCall Expand(this ApiCall call, IReadOnlyList<string>? members) => call.Each("expand", members);

    /// <summary>On lists every expansion is told for the items.</summary>
    internal static ApiCall ExpandItems(this ApiCall call, IReadOnlyList<string>? members) => call.Each("expand", members, "data.");

    /// <summary>Stripe's word for a neutral state; null for none.</summary>
    /// <exception cref="ArgumentException">No list can be asked for this state.</exception>
    internal static string? Word<TState>(ProviderStateMap<TState> map, TState? state)
        where TState : struct, Enum
    {
        if (state is not { } given)
        {
            return null;
        }

        foreach (StateMapRow<TState> row in map.Rows)
        {
            if (row.When is null && EqualityComparer<TState>.Default.Equals(row.State, given))
            {
                return row.Raw;
            }
        }

        throw new ArgumentException($"Stripe cannot list by the state {given}.", nameof(state));
    }

    internal static long? Day(DateOnly? day) => day is { } given ? new DateTimeOffset(given, TimeOnly.MinValue, TimeSpan.Zero).ToUnixTimeSeconds() : null;
}
