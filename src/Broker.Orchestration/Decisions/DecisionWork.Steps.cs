using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Decisions;

/// <summary>The steps of the cells.</summary>
internal sealed partial class DecisionWork
{
    private CaseInput.RegistrationRefused? pendingRefusal;

    /// <summary>Walks the cell of the event in the present state.</summary>
    internal void Apply(CaseEvent caseEvent, string? reason, Action? record = null, IReadOnlyList<AuditInput>? inputs = null, AccountId? account = null)
    {
        CaseState from = CaseStates.Compute(c, policy, now);
        Cell cell = table[caseEvent, from];
        bool isRefusal = false;
        foreach (CellStep step in cell.Steps)
        {
            switch (step)
            {
                case CellStep.Ignore:
                    break;
                case CellStep.Record:
                    record?.Invoke();
                    break;
                case CellStep.Hold:
                    record?.Invoke();
                    timers.Add(new TimerRecord(c.Customer, TimerNames.EarlyMoney, now + policy.EarlyMoneyLimit));
                    break;
                case CellStep.Refuse:
                    isRefusal = true;
                    refused = true;
                    unmetGates = Gates.Unmet(GatedAction.RegisterAccount, c, policy, now);
                    break;
                case CellStep.GateAtRegistration:
                    c = c with { Deferred = [.. c.Deferred.Where(e => e != caseEvent), caseEvent] };
                    break;
                case CellStep.Except:
                    RaiseFor(caseEvent, from);
                    break;
                case CellStep.OpenReview:
                    OpenReview(caseEvent, from);
                    break;
                case CellStep.RefundHeldMoney:
                    RefundHeldMoney();
                    break;
                case CellStep.Suspend:
                    Restrict(RestrictionKind.ComplianceHold, caseEvent);
                    break;
                case CellStep.CloseOnly:
                    Restrict(RestrictionKind.CloseOnly, caseEvent);
                    break;
                case CellStep.DepositsOff:
                    Restrict(RestrictionKind.DepositsOff, caseEvent);
                    break;
                case CellStep.WithdrawalsOff:
                    Restrict(RestrictionKind.WithdrawalsOff, caseEvent);
                    break;
                case CellStep.DisputeFlagOff:
                    c = c with { Restrictions = [.. c.Restrictions.Where(static r => r.Kind != RestrictionKind.WithdrawalsOff || r.Reason != nameof(CaseEvent.P7))] };
                    break;
                case CellStep.Register:
                    BeginRegistration();
                    break;
                case CellStep.ReturnExisting:
                    break;
                case CellStep.MapAccount:
                    MapAccount(account!.Value);
                    break;
                case CellStep.Quarantine:
                    Quarantine(account);
                    break;
                case CellStep.ReadyAgain:
                    ReadyAgain();
                    break;
                case CellStep.Reconcile:
                    Reconcile(reason);
                    break;
                case CellStep.CountCleanListing:
                    CountCleanListing();
                    break;
                case CellStep.Activate:
                    Activate();
                    break;
                case CellStep.CheckAgain:
                    Effect(EffectKind.CheckConnection, "check:" + c.Customer.Value, c.Account.Id!.Value.Value, null, now + CheckDelay());
                    break;
                case CellStep.WatchValidity:
                    if (c.Identity.ValidUntil is { } until)
                    {
                        timers.Add(new TimerRecord(c.Customer, TimerNames.KycValidity, until));
                    }

                    break;
                case CellStep.Undecided:
                    Raise("undecided-" + caseEvent, ExceptionKind.Unmapped, DelayVerdict.Operational, "Undecided",
                        $"Event {caseEvent} is not decided in state {from} by this version. It was kept; nothing was changed.", "DismissWithReason");
                    break;
                default:
                    throw new InvalidOperationException($"Step {step} is not known.");
            }
        }

        audit.Add(Entry(isRefusal ? AuditKind.Refusal : AuditKind.Decision, cell.ToString(), $"{table.Version}/{caseEvent}/{from}", reason, caseEvent, from, inputs ?? [],
            isRefusal ? unmetGates : []));
    }

    private void BeginRegistration()
    {
        int attempt = c.Account.Attempts + 1;
        OperationKey key = OperationKey.Derive("register", c.Tenant.Value, c.Customer.Value, attempt.ToString(CultureInfo.InvariantCulture));
        c = c with
        {
            Account = c.Account with
            {
                Stage = AccountStage.Requested,
                Operation = key,
                Attempts = attempt,
                Since = now,
                CleanListings = 0,
                FirstCleanListing = null,
                NotBefore = null,
            },
        };
        timersDone.Add(new TimerKey(c.Customer, TimerNames.RegisterAgain));
        if (c.Account.Login is { } login)
        {
            Effect(EffectKind.RegisterAccount, key.Value, login.ToString(), null, now);
        }
        else
        {
            Effect(EffectKind.ReserveLogin, "reserve:" + c.Customer.Value, "primary", null, now);
        }
    }

    private void MapAccount(AccountId account)
    {
        c = c with
        {
            Account = c.Account with
            {
                Stage = AccountStage.Registered,
                Id = account,
                Since = now,
                CleanListings = 0,
                FirstCleanListing = null,
                Quarantined = [.. c.Account.Quarantined.Where(q => q != account)],
            },
        };
        links.Add(new IdentityLink(IdentityKind.Account, account.Value, c.Customer));
        Fact(BrokerFacts.AccountUuid, account, now);
        if (c.Account.Login is { } login)
        {
            Fact(BrokerFacts.AccountLogin, login.Login, now);
            Fact(BrokerFacts.AccountServer, login.Server, now);
        }

        timersDone.Add(new TimerKey(c.Customer, TimerNames.UncertainTooLong));
        timers.Add(new TimerRecord(c.Customer, TimerNames.ConnectTooLong, now + policy.ConnectLimit));
        Settle("registration-uncertain", "registered");
        Settle("registration-refused", "registered");
        Effect(EffectKind.CheckConnection, "check:" + c.Customer.Value, account.Value, null, now);
    }

    private void Duplicate(AccountId account)
    {
        if (!c.Account.Quarantined.Contains(account))
        {
            c = c with { Account = c.Account with { Quarantined = [.. c.Account.Quarantined, account] } };
        }

        CaseState state = CaseStates.Compute(c, policy, now);
        audit.Add(Entry(AuditKind.Decision, table[CaseEvent.T4, state].ToString(), $"{table.Version}/{CaseEvent.T4}/{state}", "duplicate account", CaseEvent.T4, state, [], []));
        Raise("duplicate-account", ExceptionKind.Registration, DelayVerdict.Operational, "DuplicateAccount",
            "A second account exists for the same login and server. It is kept apart and not used; decide with two persons whether it is deleted.", "RelinkAccount", "DeleteAccountWithReview");
    }

    private void Quarantine(AccountId? account)
    {
        if (account is { } id && !c.Account.Quarantined.Contains(id))
        {
            c = c with { Account = c.Account with { Quarantined = [.. c.Account.Quarantined, id] } };
        }
    }

    private void ReadyAgain()
    {
        CaseInput.RegistrationRefused refusal = pendingRefusal ?? new CaseInput.RegistrationRefused("unlisted", false);
        int refusals = c.Account.Refusals + 1;
        bool final = refusal.IsFinal || refusals >= policy.MaxRegistrationRefusals;
        c = c with
        {
            Account = c.Account with
            {
                Stage = AccountStage.None,
                Refusals = refusals,
                RefusalCode = refusal.Code,
                RefusalIsFinal = final,
                NotBefore = now + policy.RegisterAgainAfter,
                Since = now,
            },
        };
        timersDone.Add(new TimerKey(c.Customer, TimerNames.UncertainTooLong));
        if (final)
        {
            Raise("registration-refused", ExceptionKind.Registration, DelayVerdict.Operational, "RegistrationRefused",
                $"The trading API refused the registration {refusals.ToString(CultureInfo.InvariantCulture)} time(s), last with {refusal.Code}. It is not tried again by itself, since repeated bad logins lock accounts.",
                "AskClient(credentials)", "RetryRegistration");
        }
        else
        {
            timers.Add(new TimerRecord(c.Customer, TimerNames.RegisterAgain, now + policy.RegisterAgainAfter));
        }
    }

    private void Reconcile(string? code)
    {
        c = c with { Account = c.Account with { Stage = AccountStage.OutcomeUnknown, Since = now, CleanListings = 0, FirstCleanListing = null, RefusalCode = code } };
        timers.Add(new TimerRecord(c.Customer, TimerNames.UncertainTooLong, now + policy.UncertainLimit));
        LookUpAgain();
    }

    private void LookUpAgain()
    {
        if (c.Account.Stage != AccountStage.OutcomeUnknown || c.Account.Login is not { } login)
        {
            return;
        }

        TimeSpan wait = policy.UncertainSweep[Math.Min(c.Account.CleanListings, policy.UncertainSweep.Count - 1)];
        Effect(EffectKind.LookUpAccount, "lookup:" + c.Customer.Value, login.ToString(), null, now + wait);
    }

    private void CountCleanListing()
    {
        DateTimeOffset first = c.Account.FirstCleanListing ?? now;
        c = c with { Account = c.Account with { CleanListings = c.Account.CleanListings + 1, FirstCleanListing = first } };
        if (c.Account.CleanListings >= policy.CleanListings && now - first >= policy.CleanListingWindow)
        {
            c = c with { Account = c.Account with { Stage = AccountStage.None, Since = now } };
            timersDone.Add(new TimerKey(c.Customer, TimerNames.UncertainTooLong));
            Settle("registration-uncertain", "proved absent");
            return;
        }

        LookUpAgain();
    }

    private void Activate()
    {
        IReadOnlyList<UnmetGate> unmet = Gates.Unmet(GatedAction.Activate, c, policy, now);
        if (unmet.Count == 0)
        {
            c = c with { Account = c.Account with { ActivatedAt = now, Since = now } };
            timersDone.Add(new TimerKey(c.Customer, TimerNames.ConnectTooLong));
            Settle("never-connected", "connected");
            return;
        }

        unmetGates = unmet;
        OpenReview(CaseEvent.T5, CaseState.Registered);
    }

    private TimeSpan CheckDelay()
    {
        double factor = Math.Pow(2, Math.Min(c.Health.Failures - 1, 10));
        TimeSpan delay = policy.CheckAgainAfter * Math.Max(1, factor);
        return delay < policy.ConnectLimit ? delay : policy.ConnectLimit;
    }

    private void RefundHeldMoney()
    {
        foreach (PaymentFacet payment in c.Payments.Where(IsRefundOpen).ToArray())
        {
            Money held = payment.Held;
            if (payment.Dispute is DisputeStanding.Open or DisputeStanding.Lost || held.Currency != policy.RequiredDeposit.Currency || held.Amount > policy.AutomaticRefundLimit)
            {
                AskForRefund(payment.Payment, "RefundNeedsPerson",
                    $"{held} is held for a customer who cannot be served, and is disputed, in another currency or above the automatic limit. A person must decide.");
                continue;
            }

            OperationKey key = OperationKey.Derive("refund", c.Tenant.Value, c.Customer.Value, payment.Payment.Value, payment.Refunded.ToString());
            c = c with { Payments = [.. c.Payments.Select(p => p.Payment == payment.Payment ? p with { RefundOrdered = true } : p)] };
            Effect(EffectKind.RefundPayment, key.Value, payment.Payment.Value, held.ToString(), now);
        }
    }

    private static bool IsRefundOpen(PaymentFacet p) =>
        p is { State: PaymentState.Succeeded or PaymentState.PartiallyCaptured, RefundOrdered: false, RefundRaised: false } && !p.Held.IsZero;

    private void AskForRefund(PaymentId payment, string cause, string sentence)
    {
        c = c with { Payments = [.. c.Payments.Select(p => p.Payment == payment ? p with { RefundRaised = true } : p)] };
        Raise("refund-due-" + payment.Value, ExceptionKind.Money, DelayVerdict.Commercial, cause, sentence, "RefundHeldMoney");
    }
}
