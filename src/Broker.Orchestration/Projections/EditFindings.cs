using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Effects;
using Broker.Orchestration.Lanes;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Projections;

/// <summary>Decides field by field what follows from what stands in the CRM (domain/onboarding.md 3.5 C5, 3.7 projection repair), and gathers what is stored.</summary>
internal sealed class EditFindings(
    CustomerId customer, string system, int mostRepairs, DateTimeOffset now, string causation, OwnershipMap map, IReadOnlyList<Proposal> open)
{
    private const int MaxEditorLength = 64;
    private readonly DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
    private readonly Dictionary<string, FieldState> changed = new(StringComparer.Ordinal);
    private readonly List<AuditEntry> audit = [];
    private readonly List<ExceptionItem> raised = [];
    private readonly List<ExceptionClose> closed = [];
    private readonly List<CommitParts> proposed = [];
    private int repairs;
    private bool stands;

    internal void Judge(ProjectedField field, FieldState state, string? owned, DateTimeOffset? asOf, CrmRecord record)
    {
        string own = CrmValueForm.Mark(field.Kind, owned);
        string found = CrmValueForm.Mark(field.Kind, record.Fields.GetValueOrDefault(field.Field));
        if (found == own)
        {
            // The owner's value, whoever wrote it: an echo, or a person who put it back.
            if (state.Standing is not null)
            {
                changed[field.Key] = state with { Standing = null };
                Close(field, "the owner's value stands again");
            }

            return;
        }

        if (found == state.Written)
        {
            // Ours, only older: the newer value failed to be copied, and its effect has told so.
            return;
        }

        if (state.Standing == found && state.Written == own)
        {
            if (!IsRepaired(field) || state.Day == today)
            {
                stands |= IsRepaired(field);
                return;
            }

            Close(field, "repaired on a new day");
        }

        switch (field.OnConflict)
        {
            case ConflictAction.Accept:
                Audit(field, "AcceptEdit", "left standing", asOf, record);
                changed[field.Key] = state with { Standing = found };
                break;
            case ConflictAction.Review:
                Audit(field, "HoldEdit", "left standing for review", asOf, record);
                changed[field.Key] = state with { Standing = found };
                RaiseConflict(field, record, "The edit stands until its owner has a newer value. Decide whether the owner is to be told.", "ProjectionEditReview");
                break;
            default:
                Repair(field, state, found, asOf, record);
                break;
        }
    }

    /// <summary>The record is not there, or no longer under its key. It is not made again unseen: a person may have deleted or merged it (C3, C4).</summary>
    internal void Missing(CrmEntity entity) => raised.Add(Item(
        ProjectionKeys.MissingItem(customer),
        ExceptionKind.Identity,
        "CrmRecordMissing",
        $"The {entity} record in {system} is gone, or its key was changed. It is made again with the next value that changes; look for a merge or a deletion first.",
        "RelinkCrm",
        "DismissWithReason"));

    internal EffectOutcome Outcome(ProjectionState state)
    {
        string text = (repairs, raised.Count) switch
        {
            (0, 0) => "nothing to repair",
            (0, _) => $"{raised.Count.ToString(CultureInfo.InvariantCulture)} raised",
            _ => $"{repairs.ToString(CultureInfo.InvariantCulture)} to repair, {raised.Count.ToString(CultureInfo.InvariantCulture)} raised",
        };
        return EffectOutcome.Done(text) with
        {
            PlanProjection = repairs > 0,
            CheckAgainAt = stands ? new DateTimeOffset(today.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero) : null,
            Also = new CommitParts
            {
                Audit = [.. audit, .. proposed.SelectMany(static p => p.Audit)],
                Exceptions = raised,
                ExceptionsClosed = closed,
                Proposals = [.. proposed.SelectMany(static p => p.Proposals)],
                Cursors = changed.Count > 0 ? state.With(changed).AsCursor(customer) : CommitParts.None.Cursors,
            },
        };
    }

    private static bool IsRepaired(ProjectedField field) => field.OnConflict is ConflictAction.Repair or ConflictAction.AcceptAsRequest;

    private void Repair(ProjectedField field, FieldState state, string found, DateTimeOffset? asOf, CrmRecord record)
    {
        int done = state.RepairsOn(today);
        if (done >= mostRepairs)
        {
            stands = true;
            changed[field.Key] = state with { Standing = found, Day = today, Repairs = done };
            Audit(field, "RefuseEdit", $"no more repairs today, {Count(done)} were made", asOf, record);
            raised.Add(Item(
                ProjectionKeys.FightItem(customer, field.Key),
                ExceptionKind.Projection,
                "ProjectionFought",
                $"Someone fights the projection: {field.Key} in {system} is owned by {field.Owner} and was changed again after {Count(done)} repairs today, last by {Who(record)}. "
                + "It is left as it is until tomorrow or until its owner has a newer value. Find the person, the workflow or the integration that writes it.",
                "FixAdapter",
                "DismissWithReason"));
            return;
        }

        repairs++;
        changed[field.Key] = state with { Standing = null, Day = today, Repairs = done + 1 };
        Audit(field, "RefuseEdit", $"repair {Count(done + 1)} of {Count(mostRepairs)} today", asOf, record);
        if (field.OnConflict == ConflictAction.AcceptAsRequest)
        {
            bool isProposed = Propose(field, asOf, record, done + 1);
            RaiseConflict(
                field,
                record,
                isProposed
                    ? $"The owner's value is written back; the edit stands as a proposal in the queue of {field.Owner}, to be accepted or declined."
                    : "The owner's value is written back; the edit is no value of the fact, so ask who made it what was meant.",
                "ChangeAskedInCrm");
        }
    }

    // The same wish while it waits is one proposal; asked for again after it was decided, it is a new one.
    private bool Propose(ProjectedField field, DateTimeOffset? asOf, CrmRecord record, int edit)
    {
        string? value = CrmValueForm.AsFact(field.Kind, record.Fields.GetValueOrDefault(field.Field));
        if (map.Find(field.Fact) is not { } fact || (value is not null && !fact.CanRead(value)))
        {
            return false;
        }

        if (open.Any(p => p.Fact == field.Fact && p.Value == value))
        {
            return true;
        }

        proposed.Add(ProposalDesk.Proposed(new Proposal
        {
            Customer = customer,
            Key = string.Create(CultureInfo.InvariantCulture, $"{system}-edit:{field.Key}:{today:yyyy-MM-dd}:{edit}"),
            Fact = fact.Name,
            Owner = fact.Owner,
            Value = value,
            By = By(record),
            Reason = $"edited in {system}",
            ProposedAt = now,
            BasedOn = asOf,
        }));
        return true;
    }

    private void RaiseConflict(ProjectedField field, CrmRecord record, string what, string cause) => raised.Add(Item(
        ProjectionKeys.ConflictItem(customer, field.Key),
        ExceptionKind.Ownership,
        cause,
        $"{field.Key} in {system}, owned by {field.Owner}, was changed by {Who(record)}. {what}",
        "ApproveReview",
        "DismissWithReason"));

    private void Close(ProjectedField field, string reason)
    {
        closed.Add(new ExceptionClose(ProjectionKeys.FightItem(customer, field.Key), reason, now));
        closed.Add(new ExceptionClose(ProjectionKeys.ConflictItem(customer, field.Key), reason, now));
    }

    private void Audit(ProjectedField field, string decision, string reason, DateTimeOffset? asOf, CrmRecord record) => audit.Add(new AuditEntry
    {
        At = now,
        Kind = AuditKind.Security,
        Actor = By(record),
        Customer = customer,
        Event = CaseEvent.C5,
        Decision = decision,
        Rule = "ownership-C5",
        Reason = $"{field.Key}: {reason}",
        Causation = causation,
        Inputs = [new AuditInput(field.Fact, field.Owner, null, asOf)],
    });

    private ExceptionItem Item(string id, ExceptionKind kind, string cause, string sentence, params string[] actions) => new()
    {
        Id = id,
        Customer = customer,
        Kind = kind,
        Verdict = DelayVerdict.Operational,
        Cause = cause,
        Sentence = sentence,
        NextActions = actions,
        Group = $"{kind}:{cause}:{system}",
        RaisedAt = now,
    };

    private Actor By(CrmRecord record) => Known(record.EditedBy) is { } id ? Actor.Person($"{system}:{id}") : Actor.System(system);

    private string Who(CrmRecord record) => record.IsOwnWrite == true ? $"the user this program writes to {system} as, so another program has its credentials"
        : Known(record.EditedBy) is { } id ? $"user {id} of {system}"
        : $"someone {system} does not name";

    // A user's id in the CRM. Anything longer or stranger is free text from outside and is not repeated.
    private static string? Known(string? editor) =>
        editor is { Length: > 0 and <= MaxEditorLength } && editor.All(static c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? editor : null;

    private static string Count(int number) => number.ToString(CultureInfo.InvariantCulture);
}
