namespace Broker.Bench.Http.Models;

internal sealed class PaymentMethodDetails
{
    public CardDetails? Card { get; set; }

    public string? Type { get; set; }
}
