using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>The protocol of the gateway's socket: the client subscribes on it, frames are flat.</summary>
internal static class GatewayStream
{
    public static byte[] Quote(SimulatedSymbol symbol) => JsonText.ToBytes(new JsonObject
    {
        ["type"] = "quote", ["symbol"] = symbol.Name, ["bid"] = symbol.Bid, ["ask"] = symbol.Ask,
    });

    public static void Handle(MetaTraderWorld world, SocketConnection connection, ReadOnlySpan<byte> message)
    {
        var body = JsonText.TryParseObject(message);
        var symbols = (body?["symbols"] as JsonArray)?.Select(node => node.Text() ?? "").ToArray();
        if (symbols is null || body.Text("action") is not ("subscribe" or "unsubscribe"))
        {
            connection.Enqueue(Error("Unknown action"));
            return;
        }

        foreach (var name in symbols)
        {
            if (world.Market.Find(name) is not { } symbol)
            {
                connection.Enqueue(Error($"Unknown symbol {name}"));
            }
            else if (body.Text("action") == "unsubscribe")
            {
                connection.StreamSymbols.Remove(name);
            }
            else
            {
                connection.StreamSymbols.Add(name);
                connection.Enqueue(Quote(symbol));
            }
        }
    }

    private static byte[] Error(string message) => JsonText.ToBytes(new JsonObject { ["type"] = "error", ["message"] = message });
}
