using System.Globalization;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Identity;
using Broker.Orchestration;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Intake;
using Microsoft.Extensions.Hosting;

namespace Onboarding.Running;

/// <summary>
/// Looks at the owners of what waiting customers wait for: a delivery lost while this process was down costs a few seconds, never a customer.
/// What it finds goes through the same intake as a delivery.
/// </summary>
internal sealed class MissedEventSweep(IBrokerOrchestrator orchestrator, IWebhookIntake intake, IFinanceBoundary finance, TimeProvider time) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SweepAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await foreach (CustomerCase one in orchestrator.ListCasesAsync(cancellationToken))
        {
            if (now - one.StateSince < Patience)
            {
                continue;
            }

            if (one.State is CaseState.Contact or CaseState.KycPending or CaseState.KycActionRequired && one.Links.Applicant is { } applicant)
            {
                await AcceptAsync("kyc", EventSubjectKind.Applicant, applicant.Value, now, cancellationToken);
            }

            if (one.State is CaseState.Contact or CaseState.KycPending or CaseState.KycActionRequired or CaseState.AwaitingFunds && one.Links.Payer is { } payer)
            {
                await PaymentsAsync(one, payer, now, cancellationToken);
            }
        }
    }

    private async Task PaymentsAsync(CustomerCase one, PayerId payer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        BoundaryResult<IReadOnlyList<FinanceConfirmation>> held = await finance.ListMoneyHeldAsync(payer, cancellationToken);
        if (!held.IsConfirmed)
        {
            return;
        }

        foreach (FinanceConfirmation confirmation in held.Value.Where(h => !one.Payments.Any(p => p.ConfirmationId == h.ConfirmationId)))
        {
            await AcceptAsync(finance.Provider, EventSubjectKind.Payment, confirmation.Payment.Value, now, cancellationToken);
        }
    }

    private async Task AcceptAsync(string source, EventSubjectKind kind, string id, DateTimeOffset now, CancellationToken cancellationToken) =>
        await intake.AcceptReadAsync(
            [
                new WebhookEnvelope
                {
                    Source = source,
                    EventId = string.Create(CultureInfo.InvariantCulture, $"sweep:{id}:{now.UtcTicks}"),
                    Type = "sweep",
                    Subject = new EventSubject(kind, id),
                    OccurredAt = now,
                },
            ],
            cancellationToken);
}
