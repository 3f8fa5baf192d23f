using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Boundaries.Webhooks;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Projections;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Lanes;

/// <summary>Takes events from the inbox: reads back what they are about, finds the customer, decides. An event never makes a customer.</summary>
internal sealed class InboxWorker(
    ICaseJournal journal, CaseProcessor processor, IFinanceBoundary finance, IKycBoundary kyc, WorkFailures failures, IOptions<BrokerOrchestrationOptions> options, TimeProvider time)
{
    internal async Task RunAsync(InboxItem item, CancellationToken cancellationToken)
    {
        try
        {
            await (item.SubjectKind switch
            {
                EventSubjectKind.Payment => PaymentAsync(item, cancellationToken),
                EventSubjectKind.Applicant => ApplicantAsync(item, cancellationToken),
                EventSubjectKind.CrmRecord => CrmRecordAsync(item, cancellationToken),
                _ => UnmappedAsync(item, cancellationToken),
            }).ConfigureAwait(false);
        }
        catch (CaseConflictException)
        {
            await FailedAsync(item, WorkFailures.IdTaken(item.Source, "Read" + item.SubjectKind), cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not JournalException)
        {
            await FailedAsync(item, HostFailure.Of("Read" + item.SubjectKind, exception), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task PaymentAsync(InboxItem item, CancellationToken cancellationToken)
    {
        BoundaryResult<FinanceConfirmation> read = await finance.ReadPaymentAsync(new PaymentId(item.SubjectId), item.EventId, cancellationToken).ConfigureAwait(false);
        if (!read.IsConfirmed)
        {
            await FailedAsync(item, read.Failure, cancellationToken).ConfigureAwait(false);
            return;
        }

        FinanceConfirmation confirmation = read.Value;
        CustomerId? customer = await CustomerOfAsync(confirmation.Reference, cancellationToken).ConfigureAwait(false)
            ?? await journal.ResolveAsync(processor.Tenant, IdentityKind.Payment, item.SubjectId, cancellationToken).ConfigureAwait(false)
            ?? (confirmation.Payer is { } payer ? await journal.ResolveAsync(processor.Tenant, IdentityKind.Payer, payer.Value, cancellationToken).ConfigureAwait(false) : null);
        await DecideOrParkAsync(item, customer, new CaseInput.MoneyRead(confirmation), cancellationToken).ConfigureAwait(false);
    }

    private async Task ApplicantAsync(InboxItem item, CancellationToken cancellationToken)
    {
        BoundaryResult<KycSnapshot> read = await kyc.ReadApplicantAsync(new ApplicantId(item.SubjectId), cancellationToken).ConfigureAwait(false);
        if (!read.IsConfirmed)
        {
            await FailedAsync(item, read.Failure, cancellationToken).ConfigureAwait(false);
            return;
        }

        CustomerId? customer = await journal.ResolveAsync(processor.Tenant, IdentityKind.Applicant, item.SubjectId, cancellationToken).ConfigureAwait(false)
            ?? await CustomerOfAsync(read.Value.Reference, cancellationToken).ConfigureAwait(false);
        await DecideOrParkAsync(item, customer, new CaseInput.KycRead(read.Value), cancellationToken).ConfigureAwait(false);
    }

    // An event of the CRM is a hint that copies may have been edited. A record of nobody in the map carries no copies: most of a CRM's records are like that.
    private async Task CrmRecordAsync(InboxItem item, CancellationToken cancellationToken)
    {
        var mark = new CommitParts { Inbox = [new InboxMark(item.Id, InboxStatus.Done, time.GetUtcNow(), item.Attempts + 1)] };
        if (await journal.ResolveAsync(processor.Tenant, IdentityKind.CrmRecord, item.SubjectId, cancellationToken).ConfigureAwait(false) is { } customer)
        {
            await processor.PlanAsync(ProjectionKeys.Check(customer), EffectKind.CheckProjection, customer, mark, cancellationToken).ConfigureAwait(false);
            return;
        }

        await processor.StoreAsync(mark, cancellationToken).ConfigureAwait(false);
    }

    private async Task<CustomerId?> CustomerOfAsync(string? reference, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(reference) || reference.Length > 256)
        {
            return null;
        }

        var candidate = new CustomerId(reference);
        return await journal.ReadCaseAsync(processor.Tenant, candidate, cancellationToken).ConfigureAwait(false) is null ? null : candidate;
    }

    private async Task DecideOrParkAsync(InboxItem item, CustomerId? customer, CaseInput input, CancellationToken cancellationToken)
    {
        if (customer is { } known)
        {
            await processor.ApplyAsync(
                known, input, Actor.System(item.Source), item.Source + ":" + item.EventId,
                now => new ValueTask<CommitParts>(new CommitParts
                {
                    Inbox = [new InboxMark(item.Id, InboxStatus.Done, now, item.Attempts + 1)],
                    ExceptionsClosed = [new ExceptionClose("inbox:" + item.Id, "decided", now)],
                }),
                cancellationToken).ConfigureAwait(false);
            return;
        }

        DateTimeOffset at = time.GetUtcNow();
        bool tooLong = at - item.ReceivedAt >= options.Value.UnmatchedLimit;
        await processor.StoreAsync(
            new CommitParts
            {
                Inbox = [new InboxMark(item.Id, InboxStatus.Parked, failures.NextTry(item.Attempts + 1, null, at), item.Attempts + 1)],
                Exceptions = tooLong
                    ?
                    [
                        new ExceptionItem
                        {
                            Id = "inbox:" + item.Id,
                            Kind = ExceptionKind.Identity,
                            Verdict = DelayVerdict.Operational,
                            Cause = "UnmatchedEvent",
                            Sentence = $"An event of {item.Source} ({item.SubjectKind}) belongs to nobody in the identity map. Link its subject to a customer, or dismiss it.",
                            NextActions = ["RelinkCrm", "DismissWithReason"],
                            Group = "Identity:UnmatchedEvent:" + item.Source,
                            RaisedAt = at,
                        },
                    ]
                    : [],
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task FailedAsync(InboxItem item, BoundaryFailure failure, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        int attempts = item.Attempts + 1;
        bool never = failure.Kind == ErrorKind.NotFound;
        await processor.StoreAsync(
            new CommitParts
            {
                Inbox = [new InboxMark(item.Id, never ? InboxStatus.Parked : InboxStatus.Pending, failures.NextTry(attempts, failure.RetryAfter, now), attempts)],
                Exceptions = failures.ShouldRaise(attempts)
                    ? [WorkFailures.Item("inbox:" + item.Id, null, item.SubjectKind == EventSubjectKind.Payment ? EffectKind.ReadPayment : EffectKind.ReadApplicant, failure, givenUp: false, now)]
                    : [],
            },
            cancellationToken).ConfigureAwait(false);
    }

    private async Task UnmappedAsync(InboxItem item, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await processor.StoreAsync(
            new CommitParts
            {
                Inbox = [new InboxMark(item.Id, InboxStatus.Unmapped, now, item.Attempts + 1)],
                Audit =
                [
                    new AuditEntry
                    {
                        At = now,
                        Kind = AuditKind.Decision,
                        Actor = Actor.System(item.Source),
                        Decision = "Unmapped",
                        Rule = "intake-I7",
                        Reason = "kept, nothing decided",
                        Causation = item.Source + ":" + item.EventId,
                    },
                ],
                Exceptions =
                [
                    new ExceptionItem
                    {
                        Id = $"unmapped:{item.Source}:{item.Type}",
                        Kind = ExceptionKind.Unmapped,
                        Verdict = DelayVerdict.Operational,
                        Cause = "UnmappedEvent",
                        Sentence = $"{item.Source} sends events this version does not map. They are kept; subscribe to fewer types or map them.",
                        NextActions = ["DismissWithReason"],
                        Group = "Unmapped:" + item.Source,
                        RaisedAt = now,
                    },
                ],
            },
            cancellationToken).ConfigureAwait(false);
    }
}
