using Broker.Core.Configuration;

namespace Broker.AspNetCore;

/// <summary>What the webhook endpoints can be told. Read once when they are mapped.</summary>
public sealed class BrokerWebhookOptions
{
    /// <summary>The largest body that is read, in bytes; a larger one is answered with 413. Default 1 MiB; 1 KiB to 64 MiB.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>How long a body may take to arrive; a slower one is answered with 408. Default 10 seconds; 1 second to 2 minutes.</summary>
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>What a sender is asked to wait after a failure to store, in whole seconds. Default 30 seconds; 1 second to 1 hour.</summary>
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(30);

    internal void Check() => new OptionsCheck("Broker.AspNetCore")
        .Range(nameof(MaxBodyBytes), MaxBodyBytes, 1024, 64 * 1024 * 1024)
        .Range(nameof(BodyTimeout), BodyTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(2))
        .Range(nameof(RetryAfter), RetryAfter, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
        .ThrowIfAny(typeof(BrokerWebhookOptions));
}
