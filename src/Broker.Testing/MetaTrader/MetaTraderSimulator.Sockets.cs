namespace Broker.Testing.MetaTrader;

/// <content>The sockets.</content>
public sealed partial class MetaTraderSimulator
{
    private static readonly TimeSpan BurstPatience = TimeSpan.FromSeconds(5);

    /// <summary>How many sockets are open.</summary>
    public int OpenSockets => _world.Sockets.Count;

    /// <summary>How many frames may wait for a slow reader before its socket is cut; the default is 1 024. Counts for sockets opened from now on.</summary>
    public int SocketQueueLimit
    {
        get => Read(w => w.Sockets.QueueLimit);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            Write(w => w.Sockets.QueueLimit = value);
        }
    }

    /// <summary>Cuts sockets without a goodbye.</summary>
    /// <param name="path">The path, for example <c>/OnQuote</c>; <see langword="null"/> for all.</param>
    /// <returns>How many were cut.</returns>
    public int DropSockets(string? path = null) => _world.Sockets.Each(path, socket => socket.Cut());

    /// <summary>Closes sockets in order.</summary>
    /// <param name="path">The path, for example <c>/OnQuote</c>; <see langword="null"/> for all.</param>
    /// <returns>How many were closed.</returns>
    public int CloseSockets(string? path = null) => _world.Sockets.Each(path, socket => socket.Finish());

    /// <summary>Silences the sockets: they stay open, but nothing is sent any more, pongs neither; what falls due meanwhile is lost.</summary>
    /// <param name="silent">Whether to be silent.</param>
    public void SilenceSockets(bool silent) => Write(w => w.Sockets.Silent = silent);

    /// <summary>Sends a frame as it is, malformed or of an unknown type.</summary>
    /// <param name="path">The path, for example <c>/OnQuote</c>; <see langword="null"/> for all sockets.</param>
    /// <param name="text">The frame.</param>
    /// <returns>How many sockets it was sent to.</returns>
    public int PublishRaw(string? path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _world.Sockets.SendRaw(path, text);
    }

    /// <summary>Publishes many quotes as fast as the sockets take them; a socket that takes nothing for five seconds is left to its queue.</summary>
    /// <param name="count">How many quotes; each bid is one point above the one before, every tenth goes back.</param>
    /// <param name="symbol">The symbol's name.</param>
    /// <param name="cancellationToken">Stops publishing.</param>
    public async Task PublishQuotesAsync(int count, string symbol = "EURUSD", CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var known = Read(w => Known(w.Market, symbol));
        var (bid, ask) = (known.Bid, known.Ask);
        var batch = Math.Max(1, SocketQueueLimit / 4);
        for (var sent = 0; sent < count; sent++)
        {
            if (sent % batch == 0)
            {
                await _world.Sockets.MakeRoomAsync(batch, BurstPatience, cancellationToken).ConfigureAwait(false);
            }

            var step = sent % 10 * known.Point;
            Write(w => w.Market.Quote(known, bid + step, ask + step, null));
        }
    }
}
