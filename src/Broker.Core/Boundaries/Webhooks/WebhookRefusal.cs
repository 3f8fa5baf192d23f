namespace Broker.Core.Boundaries.Webhooks;

/// <summary>Why a delivery was refused.</summary>
/// <param name="Reason">The reason as a code.</param>
/// <param name="Sentence">What was wrong and what to check, without any byte of the body or the secret.</param>
public sealed record WebhookRefusal(WebhookRefusalReason Reason, string Sentence);
