namespace Broker.Bench.Http.Models;

internal sealed class PaymentEvent
{
    public string? Id { get; set; }

    public string? Object { get; set; }

    public string? ApiVersion { get; set; }

    public long Created { get; set; }

    public PaymentEventData? Data { get; set; }

    public bool Livemode { get; set; }

    public int PendingWebhooks { get; set; }

    public PaymentEventRequest? Request { get; set; }

    public string? Type { get; set; }
}
