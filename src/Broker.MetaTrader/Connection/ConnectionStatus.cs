using Broker.WireReaders;

namespace Broker.MetaTrader.Connection;

/// <summary>What the API remembers of one account's session. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>
/// Source: contracts/metatrader.md 5.1. The wire repeats the session's id, a bearer secret; there is no member for it and it is skipped unread. While the market is
/// closed <see cref="IsConnected"/> is seen to change by itself (contracts/metatrader.md 7).
/// </remarks>
[WireRecord]
[WireSkip("id")]
public sealed partial record ConnectionStatus
{
    /// <summary>Does the API believe that the session is connected? It can be wrong: see the age of <see cref="LastQuoteTimeUtc"/>.</summary>
    public partial bool? IsConnected { get; init; }

    /// <summary>When the session was connected, UTC.</summary>
    public partial DateTimeOffset? ConnectTimeUtc { get; init; }

    /// <summary>When the last quote arrived, UTC. Its age in market hours tells a stale path from a quiet account.</summary>
    public partial DateTimeOffset? LastQuoteTimeUtc { get; init; }

    /// <summary>The address the session's caller came from. Seen in live answers only.</summary>
    public partial string? ClientIp { get; init; }

    /// <summary>State and times only.</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"connected: {IsConnected?.ToString() ?? "unknown"}, since {ConnectTimeUtc:u}, last quote {LastQuoteTimeUtc:u}");
}
