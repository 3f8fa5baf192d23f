using System.Reflection;
using Broker.Crm.HubSpot.Limits;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>
/// How many calls the limits of a client gave their turn. Only the limits know: from outside, a call that has its turn and has not left yet looks like one that
/// waits. They keep the moments of the last turns, which are read here before newer ones take their places.
/// </summary>
internal sealed class TurnCount(IHubSpotLimits limits)
{
    private readonly Dictionary<long, int> seen = [];

    /// <summary>All turns so far, when asked at least once in each interval.</summary>
    public int Count()
    {
        var moments = (long[])Field(Field(limits, "window"), "left");
        foreach ((long moment, int turns) in moments.Where(static moment => moment != long.MinValue).CountBy(static moment => moment))
        {
            seen[moment] = Math.Max(turns, seen.GetValueOrDefault(moment));
        }

        return seen.Values.Sum();
    }

    private static object Field(object of, string name) =>
        of.GetType().GetField(name, BindingFlags.Instance | BindingFlags.NonPublic)?.GetValue(of) ?? throw new InvalidOperationException($"{of.GetType().Name} has no field '{name}' any more.");
}
