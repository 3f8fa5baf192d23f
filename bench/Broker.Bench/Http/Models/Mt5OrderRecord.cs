namespace Broker.Bench.Http.Models;

/// <summary>The order behind a position; null in the measured list, so only what a hand-written model would need at least.</summary>
internal sealed class Mt5OrderRecord
{
    public long TicketNumber { get; set; }
}
