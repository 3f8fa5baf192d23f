using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>The sessions of a symbol by day. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. The sources do not say which day stands first; the platform itself begins with Sunday.</remarks>
[WireRecord]
public sealed partial record Mt5SymbolSessions
{
    /// <summary>When prices come, day by day.</summary>
    public partial IReadOnlyList<Mt5SessionDay>? Quotes { get; init; }

    /// <summary>When it can be traded, day by day.</summary>
    public partial IReadOnlyList<Mt5SessionDay>? Trades { get; init; }
}
