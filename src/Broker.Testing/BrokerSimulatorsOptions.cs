namespace Broker.Testing;

/// <summary>How <see cref="BrokerSimulators"/> are started.</summary>
public sealed class BrokerSimulatorsOptions
{
    /// <summary>
    /// The port of the first simulator; the others count up from it in the order of <see cref="SimulatorNames.InPortOrder"/>.
    /// 0 (the default) gives every simulator a free port of its own.
    /// </summary>
    public int BasePort { get; set; }

    /// <summary>The clock the simulators start from; the default is the system clock. Each simulator's clock can be advanced from there.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>How long a stop waits for answers that are being written; hanging requests are cut at once. The default is 250 ms.</summary>
    public TimeSpan StopTimeout { get; set; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The signing secret every Stripe webhook endpoint gets; <see langword="null"/> (the default) makes a new one for each endpoint.</summary>
    public string? StripeWebhookSecret { get; set; }

    /// <summary>The pauses before a failed webhook delivery is tried again; the default is 0.25, 1, 2, 4 and 8 seconds.</summary>
    public IReadOnlyList<TimeSpan> WebhookRetryDelays { get; set; } =
    [
        TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(4), TimeSpan.FromSeconds(8),
    ];

    /// <summary>
    /// How long a receiver of webhooks may take to answer before the delivery counts as failed; above zero.
    /// <see langword="null"/> (the default) is 5 seconds for HubSpot, as HubSpot has it, and 10 seconds for the others.
    /// </summary>
    public TimeSpan? WebhookAnswerTimeout { get; set; }
}
