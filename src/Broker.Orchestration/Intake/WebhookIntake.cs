using System.Security.Cryptography;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Lanes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Intake;

/// <summary>Verifies, deduplicates and stores deliveries.</summary>
internal sealed class WebhookIntake(
    IEnumerable<IWebhookVerifier> verifiers,
    ICaseJournal journal,
    LaneSignal signal,
    IOptions<BrokerOrchestrationOptions> options,
    TimeProvider time,
    ILogger<WebhookIntake> logger) : IWebhookIntake
{
    private readonly TenantId tenant = new(options.Value.Tenant);
    private readonly Dictionary<string, IWebhookVerifier> bySource = verifiers.ToDictionary(static v => v.Source, StringComparer.OrdinalIgnoreCase);

    public async ValueTask<IntakeResult> AcceptAsync(string source, ReadOnlyMemory<byte> body, WebhookHeaders headers, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(headers);
        bool known = bySource.TryGetValue(source, out IWebhookVerifier? verifier);
        WebhookVerification verification = !known
            ? WebhookVerification.Refuse(WebhookRefusalReason.UnknownSource, "No verifier is registered for this source; register its client.")
            : body.Length > options.Value.MaxDeliveryBytes
                ? WebhookVerification.Refuse(WebhookRefusalReason.TooLarge, $"The body has {body.Length} bytes; MaxDeliveryBytes allows {options.Value.MaxDeliveryBytes}.")
                : verifier!.Verify(body, headers);
        if (verification.Refusal is { } refusal)
        {
            await AuditRefusalAsync(known ? verifier!.Source : "unknown", refusal, cancellationToken).ConfigureAwait(false);
            return new IntakeResult(0, 0, refusal);
        }

        return await StoreAsync(verification.Envelopes, Convert.ToHexStringLower(SHA256.HashData(body.Span)), cancellationToken).ConfigureAwait(false);
    }

    public ValueTask<IntakeResult> AcceptReadAsync(IReadOnlyList<WebhookEnvelope> envelopes, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(envelopes);
        return StoreAsync(envelopes, null, cancellationToken);
    }

    private async ValueTask<IntakeResult> StoreAsync(IReadOnlyList<WebhookEnvelope> envelopes, string? bodyHash, CancellationToken cancellationToken)
    {
        int stored = 0;
        int duplicates = 0;
        foreach (WebhookEnvelope envelope in envelopes)
        {
            DateTimeOffset now = time.GetUtcNow();
            CommitResult result = await journal.CommitAsync(
                new JournalCommit
                {
                    Tenant = tenant,
                    At = now,
                    Received = new InboxItem
                    {
                        Id = OperationKey.Derive("in", tenant.Value, envelope.Source, envelope.EventId, envelope.BusinessKey ?? string.Empty).Value,
                        Source = envelope.Source,
                        EventId = envelope.EventId,
                        BusinessKey = envelope.BusinessKey,
                        Type = envelope.Type,
                        SubjectKind = envelope.Subject.Id.Length == 0 ? EventSubjectKind.Unmapped : envelope.Subject.Kind,
                        SubjectId = envelope.Subject.Id,
                        OccurredAt = envelope.OccurredAt,
                        ReceivedAt = now,
                        BodyHash = bodyHash ?? "read",
                        DueAt = now,
                    },
                },
                cancellationToken).ConfigureAwait(false);
            if (result == CommitResult.Duplicate)
            {
                duplicates++;
            }
            else
            {
                stored++;
            }
        }

        signal.Wake();
        return new IntakeResult(stored, duplicates, null);
    }

    private async ValueTask AuditRefusalAsync(string source, WebhookRefusal refusal, CancellationToken cancellationToken)
    {
        OrchestrationLog.DeliveryRefused(logger, source, refusal.Reason.ToString());
        await journal.CommitAsync(
            new JournalCommit
            {
                Tenant = tenant,
                At = time.GetUtcNow(),
                Audit =
                [
                    new AuditEntry
                    {
                        At = time.GetUtcNow(),
                        Kind = AuditKind.Security,
                        Actor = Actor.System(source),
                        Decision = "RefuseDelivery",
                        Rule = "intake-I1",
                        Reason = refusal.Reason.ToString(),
                    },
                ],
            },
            cancellationToken).ConfigureAwait(false);
    }
}
