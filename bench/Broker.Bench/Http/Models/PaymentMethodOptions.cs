namespace Broker.Bench.Http.Models;

internal sealed class PaymentMethodOptions
{
    public CardOptions? Card { get; set; }
}
