using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Wire;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>The socket paths.</summary>
internal static class SocketOperations
{
    public static IEnumerable<Operation> All { get; } =
    [
        Socket("OnQuote", Platforms.Both), Socket("OnOrderUpdate", Platforms.Both), Socket("OnOrderProfit", Platforms.Both), Socket("OnTickValue", Platforms.Both),
        Socket("Events", Platforms.Both), Socket("OnMarketWatch", Platforms.MetaTrader5), Socket("OnMail", Platforms.MetaTrader5),
        Socket("OnOpenedOrdersTickets", Platforms.MetaTrader5), Socket("OnOpenedOrdersTicketsProfit", Platforms.MetaTrader5), Socket("OnOrderBook", Platforms.MetaTrader5),
        Socket("OnOhlc", Platforms.MetaTrader5), Socket("OnTickHistory", Platforms.MetaTrader5), Socket("OnQuoteHistory", Platforms.MetaTrader4),
        Socket(SocketConnection.GatewayPath, Platforms.Both),
    ];

    private static Operation Socket(string path, Platforms platforms) => new(path, CallScope.Session, platforms, call => Open(call, path)) { IsSocket = true };

    private static SimResponse Open(Call call, string path)
    {
        if (!call.Request.IsWebSocket)
        {
            return SimResponse.Empty(400);
        }

        var connection = new SocketConnection(path, call.Account, call.World.Sockets);
        return new SimResponse(101, null, []) { Upgrade = connection.ServeAsync };
    }
}
