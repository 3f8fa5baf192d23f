namespace Broker.Bench.Http.Models;

internal sealed class AmountDetails
{
    public Tip? Tip { get; set; }
}
