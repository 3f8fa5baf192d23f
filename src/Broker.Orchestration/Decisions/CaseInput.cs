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
    /// <param name="IsQualified">True when the CRM has the customer as a qualified contact.</param>
    /// <param name="ObservedAt">When it was so, by the owner.</param>
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
    /// <param name="Stage">Where the relationship stands.</param>
    /// <param name="ObservedAt">When it was so, by the owner.</param>
    public sealed record Relationship(RelationshipStage Stage, DateTimeOffset ObservedAt) : CaseInput;

    /// <summary>The KYC provider was read.</summary>
    /// <param name="Snapshot">What the provider said.</param>
    public sealed record KycRead(KycSnapshot Snapshot) : CaseInput;

    /// <summary>Finance confirmed something about a payment.</summary>
    /// <param name="Confirmation">What finance accepts.</param>
    public sealed record MoneyRead(FinanceConfirmation Confirmation) : CaseInput;

    /// <summary>A login was reserved for the registration in flight.</summary>
    /// <param name="Login">The login and its server.</param>
    public sealed record LoginReserved(TradingLogin Login) : CaseInput;

    /// <summary>The registration was confirmed.</summary>
    /// <param name="Account">The new account.</param>
    public sealed record RegistrationConfirmed(AccountId Account) : CaseInput;

    /// <summary>The registration was refused for certain.</summary>
    /// <param name="Code">A listed code, or <c>unlisted</c>.</param>
    /// <param name="IsFinal">True when trying again cannot help.</param>
    public sealed record RegistrationRefused(string Code, bool IsFinal) : CaseInput;

    /// <summary>Nobody knows whether the registration happened.</summary>
    /// <param name="Code">A listed code, or <c>unlisted</c>.</param>
    public sealed record RegistrationUnknown(string Code) : CaseInput;

    /// <summary>The accounts with the reserved login were listed.</summary>
    /// <param name="Listing">What was found.</param>
    public sealed record AccountsListed(AccountListing Listing) : CaseInput;

    /// <summary>The connection was checked.</summary>
    /// <param name="State">Connected or not.</param>
    /// <param name="IsInvestor">True for a read-only login; null when it is not known.</param>
    /// <param name="ObservedAt">When it was so, by the owner.</param>
    public sealed record ConnectionChecked(ConnectionState State, bool? IsInvestor, DateTimeOffset ObservedAt) : CaseInput;

    /// <summary>Registration is asked for.</summary>
    /// <param name="By">Who asks.</param>
    public sealed record RegistrationAsked(Actor By) : CaseInput;

    /// <summary>A durable timer fired.</summary>
    /// <param name="Name">The timer.</param>
    public sealed record TimerFired(string Name) : CaseInput;
}
