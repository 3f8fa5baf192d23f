using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Decisions;

/// <summary>Something that happened, as its owner confirmed it, or something that is asked for.</summary>
public abstract record CaseInput
{
    private CaseInput()
    {
    }

    /// <summary>The case was opened, or ids and answers were added to it. What is null leaves what is known.</summary>
    public sealed record Opened(bool IsQualified, DateTimeOffset ObservedAt) : CaseInput
    {
        /// <summary>The ids that are known now.</summary>
        public IdentityLinks Links { get; init; } = new();

        /// <summary>The agreements version the customer accepted.</summary>
        public string? AgreementsVersion { get; init; }

        /// <summary>Whether residence and client class may be served.</summary>
        public bool? JurisdictionAllowed { get; init; }
    }

    /// <summary>The CRM says where the relationship stands.</summary>
    public sealed record Relationship(RelationshipStage Stage, DateTimeOffset ObservedAt) : CaseInput;

    /// <summary>The KYC provider was read.</summary>
    public sealed record KycRead(KycSnapshot Snapshot) : CaseInput;

    /// <summary>Finance confirmed something about a payment.</summary>
    public sealed record MoneyRead(FinanceConfirmation Confirmation) : CaseInput;

    /// <summary>A login was reserved for the registration in flight.</summary>
    public sealed record LoginReserved(TradingLogin Login) : CaseInput;

    /// <summary>The registration was confirmed.</summary>
    public sealed record RegistrationConfirmed(AccountId Account) : CaseInput;

    /// <summary>The registration was refused for certain.</summary>
    public sealed record RegistrationRefused(string Code, bool IsFinal) : CaseInput;

    /// <summary>Nobody knows whether the registration happened.</summary>
    public sealed record RegistrationUnknown(string Code) : CaseInput;

    /// <summary>The accounts with the reserved login were listed.</summary>
    public sealed record AccountsListed(AccountListing Listing) : CaseInput;

    /// <summary>The connection was checked.</summary>
    public sealed record ConnectionChecked(ConnectionState State, bool? IsInvestor, DateTimeOffset ObservedAt) : CaseInput;

    /// <summary>Registration is asked for.</summary>
    public sealed record RegistrationAsked(Actor By) : CaseInput;

    /// <summary>A durable timer fired.</summary>
    public sealed record TimerFired(string Name) : CaseInput;
}
