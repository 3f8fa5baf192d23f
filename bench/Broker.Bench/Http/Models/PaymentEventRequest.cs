namespace Broker.Bench.Http.Models;

internal sealed class PaymentEventRequest
{
    public string? Id { get; set; }

    public string? IdempotencyKey { get; set; }
}
