using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>One session of a day. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Source: contracts/metatrader.md 5.1. The sources do not say the unit; the platform itself counts minutes of the day.</remarks>
[WireRecord]
public sealed partial record Mt5Session
{
    /// <summary>When it begins, as sent.</summary>
    public partial int? StartTime { get; init; }

    /// <summary>When it ends, as sent.</summary>
    public partial int? EndTime { get; init; }
}
