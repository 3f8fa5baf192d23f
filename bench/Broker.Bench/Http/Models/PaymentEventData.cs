namespace Broker.Bench.Http.Models;

internal sealed class PaymentEventData
{
    public PaymentIntent? Object { get; set; }
}
