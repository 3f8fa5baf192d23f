using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Monetary;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Decisions;

/// <summary>The prerequisites of each action, evaluated together: all unmet ones are told, not the first (domain/onboarding.md 3.3).</summary>
public static class Gates
{
    /// <summary>All gates of an action that do not hold. A missing fact closes its gate.</summary>
    public static IReadOnlyList<UnmetGate> Unmet(GatedAction action, CustomerCase c, DecisionPolicy policy, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(policy);
        List<UnmetGate> unmet = [];

        void Require(bool holds, string name, string owner, string sentence, DateTimeOffset? since = null)
        {
            if (!holds)
            {
                unmet.Add(new UnmetGate(name, owner, sentence, since ?? c.OpenedAt));
            }
        }

        Require(c.Relationship == RelationshipStage.Contact, "qualified", Crm.SystemName, "the lead is not qualified in the CRM");
        Require(c.Links is { CrmRecord: not null, Payer: not null, Applicant: not null }, "identity-map", Application.SystemName, "the ids in the CRM, at the payment provider and at the KYC provider are not all known");
        Require(c.Identity.IsValidAt(now), "kyc-valid", Kyc.SystemName, $"the identity check is {c.Identity.Status}", c.Identity.ObservedAt);
        Require(MoneySettled(c, policy), "money-settled", Payments.SystemName, MoneySentence(c, policy), LastPayment(c));
        Require(c.JurisdictionAllowed == true, "jurisdiction", Application.SystemName, c.JurisdictionAllowed is null ? "nobody decided whether residence and client class may be served" : "residence or client class may not be served");
        Require(policy.RequiredAgreements is null || c.AgreementsVersion == policy.RequiredAgreements, "agreements", "client", $"agreements version {policy.RequiredAgreements} is not accepted");
        Require(c.Reviews.Count == 0, "no-review", Application.SystemName, $"{c.Reviews.Count.ToString(CultureInfo.InvariantCulture)} review(s) are open", c.Reviews.Count == 0 ? null : c.Reviews.Min(static r => r.OpenedAt));
        Restriction? blocking = c.Restrictions.FirstOrDefault(static r => r.Kind is RestrictionKind.ComplianceHold or RestrictionKind.TradingOff);
        Require(blocking is null, "no-restriction", Application.SystemName, $"restriction {blocking?.Kind} is in force", blocking?.Since);
        if (action == GatedAction.RegisterAccount)
        {
            Require(!c.Account.InFlight, "no-registration-in-flight", MetaTrader.SystemName, "a registration is under way", c.Account.Since);
        }

        if (action == GatedAction.Activate)
        {
            Require(c.Health.State == ConnectionState.Connected, "connected", MetaTrader.SystemName, $"the account is {c.Health.State}", c.Account.Since);
            Require(c.Health.IsInvestor == false, "not-investor", "client", c.Health.IsInvestor is null ? "it is not known whether the login may trade" : "the login is read-only (investor password)", c.Health.ObservedAt);
        }

        return unmet;
    }

    /// <summary>True when enough matching, undisputed money is held.</summary>
    public static bool MoneySettled(CustomerCase c, DecisionPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(c);
        ArgumentNullException.ThrowIfNull(policy);
        return Held(c, policy.RequiredDeposit.Currency) >= policy.RequiredDeposit && !c.Payments.Any(static p => p.Dispute is Core.Boundaries.Finance.DisputeStanding.Open or Core.Boundaries.Finance.DisputeStanding.Lost);
    }

    /// <summary>What counts of the money held.</summary>
    public static Money Held(CustomerCase c, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(c);
        Money sum = Money.Zero(currency);
        foreach (PaymentFacet payment in c.Payments)
        {
            if (payment.Counts && payment.Received.Currency == currency)
            {
                sum += payment.Held;
            }
        }

        return sum;
    }

    private static string MoneySentence(CustomerCase c, DecisionPolicy policy) =>
        $"{policy.RequiredDeposit} must be settled, {Held(c, policy.RequiredDeposit.Currency)} counts";

    private static DateTimeOffset? LastPayment(CustomerCase c) => c.Payments.Count == 0 ? null : c.Payments.Max(static p => p.ObservedAt);
}
