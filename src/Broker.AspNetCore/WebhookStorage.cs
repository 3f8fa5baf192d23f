using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Intake;
using Broker.Payments.Adyen.Webhooks;
using Broker.Payments.Ports;
using Broker.Payments.Timelines;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.AspNetCore;

/// <summary>Stores what was verified: facts of payments first, then the events. Both are known again when they come again, so either may fail and be repeated.</summary>
internal sealed class WebhookStorage
{
    private readonly IWebhookIntake? intake;
    private readonly IWebhookInbox? inbox;
    private readonly IPaymentEventStore? facts;
    private readonly AdyenEventIntake? adyen;

    internal WebhookStorage(IServiceProvider services)
    {
        intake = services.GetService<IWebhookIntake>();
        inbox = services.GetService<IWebhookInbox>();
        facts = services.GetService<IPaymentEventStore>();
        adyen = services.GetService<AdyenEventIntake>();
        if (intake is null && inbox is null)
        {
            throw new InvalidOperationException("Nothing stores the deliveries: register the orchestration (AddBrokerOrchestration) or an IWebhookInbox before MapBrokerWebhooks.");
        }
    }

    /// <summary>Stores a delivery that was accepted.</summary>
    internal async ValueTask<IntakeResult> StoreAsync(IWebhookVerifier verifier, WebhookVerification verification, ReadOnlyMemory<byte> body, WebhookHeaders headers, CancellationToken cancellationToken)
    {
        await StoreFactsAsync(verifier, verification, cancellationToken).ConfigureAwait(false);
        IntakeResult? result = intake is null ? null : await intake.AcceptAsync(verifier.Source, body, headers, cancellationToken).ConfigureAwait(false);
        if (inbox is null || result is { IsAccepted: false })
        {
            return result!;
        }

        int stored = await inbox.StoreAsync(verification.Envelopes, cancellationToken).ConfigureAwait(false);
        return result ?? new IntakeResult(stored, verification.Envelopes.Count - stored, null);
    }

    /// <summary>Lets the orchestration note in its audit that a delivery was refused.</summary>
    internal async ValueTask NoteRefusalAsync(IWebhookVerifier verifier, ReadOnlyMemory<byte> body, WebhookHeaders headers, CancellationToken cancellationToken)
    {
        if (intake is not null)
        {
            await intake.AcceptAsync(verifier.Source, body, headers, cancellationToken).ConfigureAwait(false);
        }
    }

    // A provider that cannot be read back is known by its events alone: what they tell must be on disk before they are answered.
    private async ValueTask StoreFactsAsync(IWebhookVerifier verifier, WebhookVerification verification, CancellationToken cancellationToken)
    {
        if (verifier is AdyenWebhook && adyen is not null)
        {
            await adyen.StoreAsync(verification, cancellationToken).ConfigureAwait(false);
            return;
        }

        if (verifier is not IWebhookPort port || facts is null)
        {
            return;
        }

        foreach (PaymentFact fact in verification.Envelopes.SelectMany(port.ReadFacts))
        {
            await facts.TryAddAsync(fact, cancellationToken).ConfigureAwait(false);
        }
    }
}
