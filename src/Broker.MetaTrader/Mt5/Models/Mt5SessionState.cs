using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>Is a symbol in a session now? A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5SessionState
{
    /// <summary>The symbol as the server spells it.</summary>
    [WireShared]
    public partial string? Symbol { get; init; }

    /// <summary>True while the session is open.</summary>
    public partial bool? Active { get; init; }
}
