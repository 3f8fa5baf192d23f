using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Operators;

/// <summary>Builds explanations from the case, its facts, its planned work and its exception items. Reads only; works on a read-only journal too.</summary>
public sealed class CaseExplainer(ICaseJournal journal, IOptions<BrokerOrchestrationOptions> options, TimeProvider time)
{
    private readonly TenantId tenant = new(options.Value.Tenant);

    /// <summary>Explains one customer.</summary>
    /// <exception cref="UnknownCustomerException">There is no case.</exception>
    public async Task<Explanation> ExplainAsync(CustomerId customer, CancellationToken cancellationToken = default)
    {
        CustomerCase c = await journal.ReadCaseAsync(tenant, customer, cancellationToken).ConfigureAwait(false) ?? throw new UnknownCustomerException(customer);
        IReadOnlyList<FactRecord> facts = await journal.ReadFactsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<ExceptionItem> items = await journal.ReadExceptionsAsync(tenant, customer, openOnly: true, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<EffectRecord> effects = await journal.ReadEffectsAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<TimerRecord> timers = await journal.ReadTimersAsync(tenant, customer, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        GatedAction action = c.Account.Stage == AccountStage.Registered ? GatedAction.Activate : GatedAction.RegisterAccount;
        IReadOnlyList<UnmetGate> unmet = c.State is CaseState.Active or CaseState.Closed ? [] : Gates.Unmet(action, c, options.Value.Policy, now);
        (DelayVerdict verdict, string cause, string? waitsFor, string sentence, string say) = Words(c, unmet, items);
        (string? next, DateTimeOffset? nextAt) = Next(effects, timers);
        return new Explanation
        {
            Customer = customer,
            State = c.State,
            Since = c.StateSince,
            Verdict = verdict,
            Cause = cause,
            Sentence = sentence,
            WaitsFor = waitsFor,
            SayToClient = say,
            UnmetGates = unmet,
            Exceptions = items,
            Evidence = [.. facts.Where(static f => f.Owner != Application.SystemName).Select(f => new Evidence(f.Fact, f.Owner, Shown(f), f.ObservedAt, Age(f.ObservedAt, now)))],
            NextStep = next,
            NextStepAt = nextAt,
        };
    }

    private static (DelayVerdict Verdict, string Cause, string? WaitsFor, string Sentence, string Say) Words(
        CustomerCase c, IReadOnlyList<UnmetGate> unmet, IReadOnlyList<ExceptionItem> items)
    {
        ExceptionItem? item = items.OrderByDescending(static i => i.RaisedAt).FirstOrDefault();
        return c.State switch
        {
            CaseState.Active => (DelayVerdict.None, "Active", null, "The account is active.", "Your account is ready."),
            CaseState.Closed => (DelayVerdict.None, "Closed", null, "The case is closed.", "Your application is closed."),
            CaseState.Lead => (DelayVerdict.Commercial, "NotQualified", "sales", "The lead is not qualified in the CRM yet.", "Our team will contact you."),
            CaseState.Contact => (DelayVerdict.Commercial, "KycNotStarted", "client", "The client has not started the identity check.", "Please start your identity check."),
            CaseState.KycPending => (DelayVerdict.Commercial, "KycPending", "KYC provider", "The identity check is under way at the provider.", "Your identity check is being processed."),
            CaseState.KycActionRequired => (DelayVerdict.Commercial, "KycActionRequired", "client", "The identity check needs the client to act.", "Please complete your identity check."),
            CaseState.Declined => (DelayVerdict.Commercial, "Declined", "compliance", "The identity check was rejected for good. Held money is refunded.", "We cannot open an account for you. Any deposit is returned."),
            CaseState.AwaitingFunds => Gate(unmet),
            CaseState.Ready when c.Account.RefusalIsFinal => (DelayVerdict.Operational, "RegistrationRefused", "operations",
                $"The trading API refused the registration with {c.Account.RefusalCode}; a person must correct the login before it is tried again.", "We are setting up your account."),
            CaseState.Ready => (DelayVerdict.Operational, "ReadyNotRequested", "us", "Everything is fulfilled; the registration is about to be asked for.", "We are setting up your account."),
            CaseState.RegistrationRequested => (DelayVerdict.Operational, "RegistrationUnderWay", "us", "The account is being registered.", "We are setting up your account."),
            CaseState.RegistrationUncertain => (DelayVerdict.Operational, "RegistrationUncertain", "us",
                "The answer to the registration was lost. The account list is looked at until it is certain; nothing is sent again before.", "We are setting up your account."),
            CaseState.Registered => (item?.Verdict ?? DelayVerdict.Infrastructural, "NotConnectedYet", "trade server",
                $"The account is registered and has not connected yet ({c.Health.Failures} failed checks).", "Your account exists and is being connected."),
            CaseState.ManualReview => (DelayVerdict.Operational, "ReviewOpen", "reviewer",
                $"A review is open: {string.Join(", ", c.Reviews.Select(static r => $"{r.Kind} ({(Enum.TryParse(r.Reason, out CaseEvent by) ? EventWords.Of(by) : r.Reason)})"))}.", "Your application is under review."),
            CaseState.Suspended => (DelayVerdict.Commercial, "Suspended", "compliance",
                $"The case is suspended: {string.Join(", ", c.Restrictions.Select(static r => r.Kind.ToString()))}.", "Your account is under review."),
            _ => (DelayVerdict.Unknown, c.State.ToString(), "operations", $"The case is {c.State}.", "Please contact support."),
        };
    }

    private static (DelayVerdict Verdict, string Cause, string? WaitsFor, string Sentence, string Say) Gate(IReadOnlyList<UnmetGate> unmet)
    {
        UnmetGate? money = unmet.FirstOrDefault(static g => g.Name == "money-settled");
        UnmetGate? first = money ?? (unmet.Count > 0 ? unmet[0] : null);
        string sentence = first is null ? "Every gate holds." : "Missing: " + string.Join("; ", unmet.Select(static g => g.Sentence)) + ".";
        return money is not null
            ? (DelayVerdict.Commercial, "AwaitingFunds", "client", sentence, "Please make your first deposit.")
            : (first?.Owner == "client" ? DelayVerdict.Commercial : DelayVerdict.Operational, "GateOpen", first?.Owner ?? "us", sentence, "Your application is being completed.");
    }

    private static (string? Step, DateTimeOffset? At) Next(IReadOnlyList<EffectRecord> effects, IReadOnlyList<TimerRecord> timers)
    {
        EffectRecord? effect = effects.Where(static e => e.Status is EffectStatus.Pending or EffectStatus.Intended && e.Kind is not (EffectKind.ProjectToCrm or EffectKind.CheckProjection or EffectKind.NotifySubscriber)).MinBy(static e => e.DueAt);
        TimerRecord? timer = timers.Where(static t => ProposalDesk.KeyOf(t.Name) is null).MinBy(static t => t.DueAt);
        return effect is not null && (timer is null || effect.DueAt <= timer.DueAt)
            ? (effect.Kind.ToString(), effect.DueAt)
            : timer is not null ? ("timer " + timer.Name, timer.DueAt) : (null, null);
    }

    // A provider's clock may run ahead of ours; nothing is younger than now.
    private static TimeSpan Age(DateTimeOffset at, DateTimeOffset now) => now > at ? now - at : TimeSpan.Zero;

    // The account id is half of a credential: enough to recognise it, not to use it.
    private static string? Shown(FactRecord fact) =>
        fact.Fact == BrokerFacts.AccountUuid.Name && fact.Value is { Length: > 8 } id ? id[..8] + "..." : fact.Value;
}
