namespace Broker.Bench.Http.Models;

internal sealed class Tip
{
    public long? Amount { get; set; }
}
