namespace Broker.Testing.Webhooks;

/// <summary>One event on its way to one receiver.</summary>
internal sealed class WebhookAttempt(WebhookMessage message, WebhookTarget target, int generation)
{
    public WebhookMessage Message { get; } = message;

    public WebhookTarget Target { get; } = target;

    /// <summary>How often the simulator had been reset when this was published.</summary>
    public int Generation { get; } = generation;

    public int Attempts { get; set; }

    public int Status { get; set; }

    public bool Delivered { get; set; }
}
