using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Ownership;

/// <summary>The default map: which system owns which fact about a customer, and where it is shown (domain/onboarding.md 3.9).</summary>
[OwnershipMap]
public static class BrokerFacts
{
    private static readonly OwnershipMapBuilder Facts = new();

    /// <summary>Lead or contact.</summary>
    public static readonly Fact<Crm, RelationshipStage> RelationshipStage = Facts.Own<Crm, RelationshipStage>(
        "relationship.stage", FactCodecs.Name<RelationshipStage>(), Sensitivity.Internal, "relationship and pipeline belong to the CRM");

    /// <summary>The identity check's coarse value.</summary>
    public static readonly Fact<Kyc, KycStatus> KycStatus = Facts.Own<Kyc, KycStatus>(
        "kyc.status", FactCodecs.Name<KycStatus>(), Sensitivity.SensitivePersonal, "identity belongs to the KYC provider; only the coarse value is shown",
        FactProjection.ToCrm("kyc_status", "KYC status"));

    /// <summary>Until when the approval holds.</summary>
    public static readonly Fact<Kyc, DateTimeOffset> KycValidUntil = Facts.Own<Kyc, DateTimeOffset>(
        "kyc.valid_until", FactCodecs.Time, Sensitivity.SensitivePersonal, "identity belongs to the KYC provider",
        FactProjection.ToCrm("kyc_valid_until", "KYC valid until", CrmFieldKind.DateTime));

    /// <summary>The state of the latest payment.</summary>
    public static readonly Fact<Payments, PaymentState> PaymentState = Facts.Own<Payments, PaymentState>(
        "payment.state", FactCodecs.Name<PaymentState>(), Sensitivity.Personal, "money belongs to the payment stack",
        FactProjection.ToCrm("payment_status", "Payment status"));

    /// <summary>The latest payment's id.</summary>
    public static readonly Fact<Payments, PaymentId> PaymentReference = Facts.Own<Payments, PaymentId>(
        "payment.reference", FactCodecs.Id<PaymentId>(), Sensitivity.Personal, "a reference, so that people find it at the provider",
        FactProjection.ToCrm("payment_reference", "Payment reference"));

    /// <summary>What is held for the customer.</summary>
    public static readonly Fact<Payments, Money> PaymentHeld = Facts.Own<Payments, Money>(
        "payment.held", FactCodecs.Money, Sensitivity.Personal, "a snapshot: received less refunded",
        FactProjection.ToCrm("payment_held", "Money held"));

    /// <summary>The account's id at the MetaTrader API.</summary>
    public static readonly Fact<MetaTrader, AccountId> AccountUuid = Facts.Own<MetaTrader, AccountId>(
        "account.uuid", FactCodecs.Id<AccountId>(), Sensitivity.Personal, "account identity belongs to the MetaTrader boundary",
        FactProjection.ToCrmAccount("account_uuid", "Trading account id"));

    /// <summary>The login.</summary>
    public static readonly Fact<MetaTrader, long> AccountLogin = Facts.Own<MetaTrader, long>(
        "account.login", FactCodecs.WholeNumber, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary",
        FactProjection.ToCrmAccount("account_login", "Trading login"));

    /// <summary>The trade server.</summary>
    public static readonly Fact<MetaTrader, string> AccountServer = Facts.Own<MetaTrader, string>(
        "account.server", FactCodecs.Text, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary",
        FactProjection.ToCrmAccount("account_server", "Trade server"));

    /// <summary>Connected, disconnected or unknown.</summary>
    public static readonly Fact<MetaTrader, ConnectionState> AccountHealth = Facts.Own<MetaTrader, ConnectionState>(
        "account.health", FactCodecs.Name<ConnectionState>(), Sensitivity.Internal, "health belongs to the MetaTrader boundary and never decides the case state",
        FactProjection.ToCrmAccount("account_health", "Trading account health"));

    /// <summary>The computed case state.</summary>
    public static readonly Fact<Application, CaseState> CaseState = Facts.Own<Application, CaseState>(
        "case.state", FactCodecs.Name<CaseState>(), Sensitivity.Internal, "decisions belong to the application layer",
        FactProjection.ToCrm("onboarding_state", "Onboarding state"));

    /// <summary>The names of the unmet gates, coarse.</summary>
    public static readonly Fact<Application, string> CaseWaitsFor = Facts.Own<Application, string>(
        "case.waits_for", FactCodecs.Text, Sensitivity.Internal, "so that CRM users see what is missing without deciding it",
        FactProjection.ToCrm("onboarding_waits_for", "Onboarding waits for"));

    /// <summary>none, limited or suspended.</summary>
    public static readonly Fact<Application, string> CaseRestriction = Facts.Own<Application, string>(
        "case.restriction", FactCodecs.Text, Sensitivity.Internal, "coarse value only; reasons stay inside",
        FactProjection.ToCrm("trading_restriction", "Restriction"));

    /// <summary>The version of the agreements the customer accepted.</summary>
    public static readonly Fact<Application, string> AgreementsVersion = Facts.Own<Application, string>(
        "agreements.version", FactCodecs.Text, Sensitivity.Internal, "accepted in the broker's own client area");

    /// <summary>Whether residence and client class may be served.</summary>
    public static readonly Fact<Application, bool> JurisdictionAllowed = Facts.Own<Application, bool>(
        "jurisdiction.allowed", FactCodecs.Boolean, Sensitivity.Internal, "a decision of the broker application");

    /// <summary>The map of these facts.</summary>
    public static readonly OwnershipMap Map = Facts.Build();
}
