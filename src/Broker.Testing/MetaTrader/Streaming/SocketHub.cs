using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.MetaTrader.Market;
using Broker.Testing.MetaTrader.Trading;

namespace Broker.Testing.MetaTrader.Streaming;

/// <summary>The open sockets, and who is told what.</summary>
internal sealed class SocketHub(MetaTraderWorld world)
{
    private readonly List<SocketConnection> _open = [];
    private volatile bool _silent;
    private TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public int QueueLimit { get; set; } = 1024;

    public bool Silent
    {
        get => _silent;
        set => _silent = value;
    }

    public int Count
    {
        get
        {
            lock (world.Gate)
            {
                return _open.Count;
            }
        }
    }

    public void Add(SocketConnection connection)
    {
        lock (world.Gate)
        {
            _open.Add(connection);
            if (connection.Tells("OnQuote"))
            {
                foreach (var symbol in connection.Account.Subscriptions.Quotes.Select(world.Market.Find).OfType<SimulatedSymbol>())
                {
                    connection.Enqueue(SocketFrames.Quote(world, symbol, connection.Account.Platform));
                }
            }
        }
    }

    public void Remove(SocketConnection connection)
    {
        lock (world.Gate)
        {
            _open.Remove(connection);
        }

        Drained();
    }

    public void OnMessage(SocketConnection connection, ReadOnlySpan<byte> message)
    {
        if (connection.Path == SocketConnection.GatewayPath)
        {
            lock (world.Gate)
            {
                GatewayStream.Handle(world, connection, message);
            }
        }
    }

    public void OnQuote(SimulatedSymbol symbol)
    {
        var frames = new Dictionary<MetaTraderPlatform, byte[]>();
        foreach (var connection in _open)
        {
            var account = connection.Account;
            if (connection.Tells("OnQuote") && account.Subscriptions.Quotes.Contains(symbol.Name))
            {
                if (!frames.TryGetValue(account.Platform, out var frame))
                {
                    frames[account.Platform] = frame = SocketFrames.Quote(world, symbol, account.Platform);
                }

                connection.Enqueue(frame);
            }

            SocketFrames.OfQuote(world, connection, symbol);
        }
    }

    public void OnTrade(SimulatedAccount account, SimulatedOrder order, OrderChange change, Deal? deal)
    {
        byte[]? update = null;
        foreach (var connection in _open.Where(c => c.Account == account))
        {
            if (connection.Tells("OnOrderUpdate"))
            {
                connection.Enqueue(update ??= SocketFrames.Frame("OrderUpdate", TradeFrames.Update(world, account, order, change, deal)));
            }

            if (connection.Tells("OnOpenedOrdersTickets"))
            {
                connection.Enqueue(SocketFrames.Frame("OpenedOrdersTickets", JsonText.Array(account.Open.Select(o => (JsonNode)JsonValue.Create(o.Ticket)))));
            }

            if (connection.Path == "OnOpenedOrdersTicketsProfit")
            {
                connection.Enqueue(SocketFrames.TicketsProfit(world, account));
            }
        }
    }

    /// <summary>A frame for one account's sockets of a path, and those that hear everything.</summary>
    public void Send(SimulatedAccount account, string socket, string type, JsonNode data)
    {
        var frame = SocketFrames.Frame(type, data);
        foreach (var connection in _open.Where(c => c.Account == account && c.Tells(socket)))
        {
            connection.Enqueue(frame);
        }
    }

    public int Each(string? path, Action<SocketConnection> act)
    {
        lock (world.Gate)
        {
            var name = path?.Trim('/');
            var chosen = _open.Where(c => name is null || string.Equals(c.Path, name, StringComparison.OrdinalIgnoreCase)).ToArray();
            Array.ForEach(chosen, act);
            return chosen.Length;
        }
    }

    public int SendRaw(string? path, string text)
    {
        var frame = Encoding.UTF8.GetBytes(text);
        return Each(path, connection => connection.Enqueue(frame));
    }

    public void DropAccount(SimulatedAccount account)
    {
        foreach (var connection in _open.Where(c => c.Account == account).ToArray())
        {
            connection.Cut();
        }
    }

    /// <summary>Says that some queue ran empty.</summary>
    public void Drained() => Interlocked.Exchange(ref _drained, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Waits until every queue has room for that many frames, or until readers had their time.</summary>
    public async Task MakeRoomAsync(int frames, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        while (!limit.IsCancellationRequested)
        {
            var drained = Volatile.Read(ref _drained).Task;
            if (Each(null, _ => { }) == 0 || Fullest() + frames <= QueueLimit)
            {
                return;
            }

            await drained.WaitAsync(limit.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        cancellationToken.ThrowIfCancellationRequested();
    }

    public void Reset()
    {
        foreach (var connection in _open.ToArray())
        {
            connection.Cut();
        }

        (Silent, QueueLimit) = (false, 1024);
    }

    private int Fullest()
    {
        lock (world.Gate)
        {
            return _open.Count == 0 ? 0 : _open.Max(c => c.Waiting);
        }
    }
}
