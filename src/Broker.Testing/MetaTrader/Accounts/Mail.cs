using System.Text.Json.Nodes;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Accounts;

/// <summary>A message of the broker to a terminal.</summary>
internal sealed record Mail(long Id, DateTimeOffset At, string Subject, string Text, string To)
{
    public JsonObject ToJson(MetaTraderWorld world) => new()
    {
        ["id"] = Id,
        ["time"] = WireTime.Format(world.ServerTime(At)),
        ["from"] = "Simulated Markets Ltd",
        ["to"] = To,
        ["subject"] = Subject,
        ["body"] = Text,
    };
}
