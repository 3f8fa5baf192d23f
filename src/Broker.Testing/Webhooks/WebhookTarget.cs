namespace Broker.Testing.Webhooks;

/// <summary>A registered receiver.</summary>
internal sealed record WebhookTarget(string Id, Uri Url, string Secret, Func<string, bool> Wants)
{
    /// <summary>The version events are rendered in for it; the simulator's when there is none.</summary>
    public string? Version { get; init; }
}
