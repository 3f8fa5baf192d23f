using System.Text.Json;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The sessions of one day; none on a day off.</summary>
/// <param name="Sessions">The sessions in their order.</param>
public sealed record Mt5SessionDay(IReadOnlyList<Mt5Session> Sessions)
{
    // A day that cannot be read stays in its place as a day without sessions: else all later days would move.
    internal static Mt5SessionDay? ReadFrom(ref Utf8JsonReader reader) => new(JsonFields.ListValue(
        ref reader,
        static (ref Utf8JsonReader reader, out Mt5Session value) => (value = Mt5Session.ReadFrom(ref reader)!) is not null) ?? []);
}
