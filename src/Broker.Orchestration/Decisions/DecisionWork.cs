using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Decisions;

/// <summary>One decision in the making: reads the input, walks the steps of its cell, then computes until nothing changes.</summary>
internal sealed partial class DecisionWork
{
    private readonly DecisionTable table;
    private readonly DecisionPolicy policy;
    private readonly CustomerCase before;
    private readonly Actor actor;
    private readonly string causation;
    private readonly DateTimeOffset now;
    private readonly List<FactRecord> facts = [];
    private readonly List<IdentityLink> links = [];
    private readonly List<EffectRecord> effects = [];
    private readonly List<TimerRecord> timers = [];
    private readonly List<TimerKey> timersDone = [];
    private readonly List<ExceptionItem> exceptions = [];
    private readonly List<ExceptionClose> exceptionsClosed = [];
    private readonly List<AuditEntry> audit = [];
    private CustomerCase c;
    private bool refused;
    private IReadOnlyList<UnmetGate> unmetGates = [];

    internal DecisionWork(DecisionTable table, DecisionPolicy policy, CustomerCase current, Actor actor, string causation, DateTimeOffset now)
    {
        this.table = table;
        this.policy = policy;
        this.actor = actor;
        this.causation = causation;
        this.now = now;
        before = current;
        c = current;
    }

    internal void Opened(CaseInput.Opened input)
    {
        PayerId? payerBefore = c.Links.Payer;
        CustomerCase known = c with
        {
            Links = new IdentityLinks
            {
                CrmRecord = input.Links.CrmRecord ?? c.Links.CrmRecord,
                Payer = input.Links.Payer ?? c.Links.Payer,
                Applicant = input.Links.Applicant ?? c.Links.Applicant,
            },
            AgreementsVersion = input.AgreementsVersion ?? c.AgreementsVersion,
            JurisdictionAllowed = input.JurisdictionAllowed ?? c.JurisdictionAllowed,
        };
        c = known == c ? c : known;
        if (payerBefore is null && c.Links.Payer is not null)
        {
            MatchPayments();
        }

        if (input.IsQualified && c.Relationship == RelationshipStage.Lead)
        {
            Relationship(new CaseInput.Relationship(RelationshipStage.Contact, input.ObservedAt));
            return;
        }

        Note("Record", "ids linked");
    }

    internal void Relationship(CaseInput.Relationship input)
    {
        if (input.Stage == c.Relationship && input.Stage != RelationshipStage.Contact)
        {
            Note("Ignore", "already known");
            return;
        }

        if (input.Stage == RelationshipStage.Contact)
        {
            if (c.Relationship == RelationshipStage.Lead)
            {
                Apply(CaseEvent.C2, null, () =>
                {
                    c = c with { Relationship = RelationshipStage.Contact };
                    Fact(BrokerFacts.RelationshipStage, RelationshipStage.Contact, input.ObservedAt);
                });
                return;
            }

            Apply(CaseEvent.C2, null, null);
            return;
        }

        Note("Undecided", input.Stage.ToString());
        Raise("relationship-" + input.Stage, ExceptionKind.Identity, DelayVerdict.Operational, "RelationshipChanged",
            $"The CRM reports the relationship as {input.Stage}. Nothing was changed; check the record and its mapping.", "RelinkCrm", "DismissWithReason");
    }

    internal void Kyc(KycSnapshot snapshot)
    {
        IdentityFacet facet = c.Identity;
        bool older = facet.Version is { } known && snapshot.Version is { } version ? version < known : facet.ProviderTime > snapshot.ProviderTime;
        if (older && !EventReader.IsNegative(snapshot.Status))
        {
            // I5: history only. An older approval never overrides what the provider said later.
            Fact(BrokerFacts.KycStatus, snapshot.Status, snapshot.ProviderTime);
            Note("History", "older than the stored state", KycInput(snapshot));
            return;
        }

        if (older)
        {
            // I5, exception: a negative word is never lost to an older-than check. The provider is read again and decides.
            Effect(EffectKind.ReadApplicant, "reread:" + c.Customer.Value, snapshot.Applicant.Value, null, now.AddSeconds(1));
            Note("ReadAgain", "older negative state", KycInput(snapshot));
            return;
        }

        if (snapshot.Status == facet.Status && snapshot.ValidUntil == facet.ValidUntil && snapshot.ReviewId == facet.ReviewId)
        {
            if (snapshot.Version > facet.Version || snapshot.ProviderTime > facet.ProviderTime)
            {
                // The same word said again later: what is older than it stays history.
                c = c with { Identity = facet with { Version = snapshot.Version ?? facet.Version, ProviderTime = snapshot.ProviderTime, ObservedAt = snapshot.ObservedAt } };
            }

            Note("Ignore", "already known", KycInput(snapshot));
            return;
        }

        if (EventReader.Kyc(snapshot) is not { } caseEvent)
        {
            Note("Undecided", "unknown or empty status", KycInput(snapshot));
            if (snapshot.Status == KycStatus.Unknown)
            {
                Raise("kyc-unmapped", ExceptionKind.Unmapped, DelayVerdict.Operational, "KycStatusUnmapped",
                    "The KYC provider sent a status this version does not know. Nothing was changed; map it.", "DismissWithReason");
            }

            return;
        }

        Apply(caseEvent, null, () =>
        {
            c = c with
            {
                Identity = new IdentityFacet
                {
                    Status = snapshot.Status,
                    ReviewId = snapshot.ReviewId,
                    ValidUntil = snapshot.ValidUntil,
                    Version = snapshot.Version,
                    ProviderTime = snapshot.ProviderTime,
                    ObservedAt = snapshot.ObservedAt,
                },
            };
            Fact(BrokerFacts.KycStatus, snapshot.Status, snapshot.ProviderTime);
            if (snapshot.ValidUntil is { } until)
            {
                Fact(BrokerFacts.KycValidUntil, until, snapshot.ProviderTime);
            }
        }, KycInput(snapshot));
    }

    internal void LoginReserved(TradingLogin login)
    {
        if (c.Account.Stage != AccountStage.Requested || c.Account.Login is not null)
        {
            Note("Ignore", "no registration waits for a login");
            return;
        }

        c = c with { Account = c.Account with { Login = login } };
        links.Add(new IdentityLink(IdentityKind.TradingLogin, login.ToString(), c.Customer));
        Effect(EffectKind.RegisterAccount, c.Account.Operation!.Value.Value, login.ToString(), null, now);
        Note("Reserve", "login reserved");
    }

    internal void AccountFound(AccountId account)
    {
        if (c.Account.Id is { } mapped)
        {
            if (mapped == account)
            {
                Note("Ignore", "already mapped");
                return;
            }

            Duplicate(account);
            return;
        }

        Apply(CaseEvent.T1, null, null, [], account);
    }

    internal void RegistrationRefused(CaseInput.RegistrationRefused refusal)
    {
        pendingRefusal = refusal;
        Apply(CaseEvent.T2, refusal.Code);
    }

    internal void Listed(AccountListing listing)
    {
        foreach (ListedAccount found in listing.Matches)
        {
            AccountFound(found.Id);
        }

        if (listing.Matches.Count > 0)
        {
            return;
        }

        if (listing.IsComplete)
        {
            Apply(CaseEvent.T7, null);
            return;
        }

        // A partial listing proves presence, never absence.
        Note("LookAgain", "partial listing");
        LookUpAgain();
    }

    internal void ConnectionChecked(CaseInput.ConnectionChecked check)
    {
        Apply(EventReader.Connection(check.State), null, () =>
        {
            bool ok = check.State == ConnectionState.Connected;
            bool changed = c.Health.State != check.State;
            c = c with
            {
                Health = new HealthFacet
                {
                    State = check.State,
                    ObservedAt = check.ObservedAt,
                    Failures = ok ? 0 : c.Health.Failures + 1,
                    IsInvestor = check.IsInvestor ?? c.Health.IsInvestor,
                },
            };
            if (changed)
            {
                Fact(BrokerFacts.AccountHealth, check.State, check.ObservedAt);
            }
        });
    }

    internal void TimerFired(string name)
    {
        timersDone.Add(new TimerKey(c.Customer, name));
        switch (name)
        {
            case TimerNames.RegisterAgain when c.State == CaseState.Ready:
                Note("TimerFired", name);
                Apply(CaseEvent.H1, null);
                break;
            case TimerNames.UncertainTooLong when c.Account.Stage == AccountStage.OutcomeUnknown:
                Note("Except", name);
                Raise("registration-uncertain", ExceptionKind.Registration, DelayVerdict.Operational, "RegistrationUncertain",
                    "A registration's outcome has been unknown for too long. It is still looked up and is not sent again; check the account list by login and server.",
                    "RetryRegistration", "DismissWithReason");
                break;
            case TimerNames.ConnectTooLong when c.Account.Stage == AccountStage.Registered && c.Account.ActivatedAt is null:
                Note("Except", name);
                Raise("never-connected", ExceptionKind.Connection, DelayVerdict.Infrastructural, "NeverConnected",
                    "The account is registered and has not connected yet. Check the trade server and its access points.", "Diagnose", "OpenTicket");
                break;
            case TimerNames.EarlyMoney when c.Account.Stage == AccountStage.None && IsEarly(c.State):
                Note("Compensate", name);
                RefundHeldMoney();
                break;
            case TimerNames.KycValidity when !c.Identity.IsValidAt(now) && c.Identity.Status is KycStatus.Approved or KycStatus.ApprovedUntil:
                Apply(CaseEvent.K6, name, () =>
                {
                    c = c with { Identity = c.Identity with { Status = KycStatus.Expired, ObservedAt = now } };
                    Fact(BrokerFacts.KycStatus, KycStatus.Expired, now);
                });
                break;
            default:
                Note("Ignore", name);
                break;
        }
    }

    private static AuditInput[] KycInput(KycSnapshot snapshot) =>
        [new(BrokerFacts.KycStatus.Name, Ownership.Kyc.SystemName, snapshot.Status.ToString(), snapshot.ProviderTime)];
}
