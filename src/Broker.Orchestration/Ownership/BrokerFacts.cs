using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Crm;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;
using Broker.Orchestration.Cases;

namespace Broker.Orchestration.Ownership;

/// <summary>The default map: which system owns which fact about a customer, and where it is shown (domain/onboarding.md 3.9). A team adds a map of its own.</summary>
/// <remarks>A fact that names a CRM field it is read from belongs to the CRM and is never written there. A fact that is never in the CRM is declared all the same, so that the listing says so.</remarks>
[OwnershipMap]
public static class BrokerFacts
{
    private static readonly OwnershipMapBuilder Facts = new(typeof(BrokerFacts));
    private static readonly FactRules DecidedRules = new() { FollowsFromDecisions = true };
    private static readonly FactRules NeverInCrm = new() { NeverProjectedTo = [Crm.SystemName] };

    /// <summary>Lead or contact.</summary>
    public static readonly Fact<Crm, RelationshipStage> RelationshipStage = Facts.Own<Crm, RelationshipStage>(
        "relationship.stage", FactCodecs.Name<RelationshipStage>(), Sensitivity.Internal, "relationship and pipeline belong to the CRM",
        new FactRules { ReadFrom = [FactSource.InCrm("lifecycle_stage", "Lead.IsConverted", "contact.lifecyclestage")], FollowsFromDecisions = true });

    /// <summary>The first name as sales knows it; what KYC checked is <see cref="LegalName"/>.</summary>
    public static readonly Fact<Crm, string> FirstName = Facts.Own<Crm, string>(
        "contact.first_name", FactCodecs.Text, Sensitivity.Personal, "people in the CRM keep it up to date",
        new FactRules { ReadFrom = [FactSource.InCrm("first_name", "Contact.FirstName", "contact.firstname")] });

    /// <summary>The last name as sales knows it.</summary>
    public static readonly Fact<Crm, string> LastName = Facts.Own<Crm, string>(
        "contact.last_name", FactCodecs.Text, Sensitivity.Personal, "people in the CRM keep it up to date",
        new FactRules { ReadFrom = [FactSource.InCrm("last_name", "Contact.LastName", "contact.lastname")] });

    /// <summary>The e-mail address.</summary>
    public static readonly Fact<Crm, string> Email = Facts.Own<Crm, string>(
        "contact.email", FactCodecs.Text, Sensitivity.Personal, "people in the CRM keep it up to date",
        new FactRules { ReadFrom = [FactSource.InCrm("email", "Contact.Email", "contact.email")] });

    /// <summary>The phone number.</summary>
    public static readonly Fact<Crm, string> Phone = Facts.Own<Crm, string>(
        "contact.phone", FactCodecs.Text, Sensitivity.Personal, "people in the CRM keep it up to date",
        new FactRules { ReadFrom = [FactSource.InCrm("phone", "Contact.Phone", "contact.phone")] });

    /// <summary>The language the client is spoken to in.</summary>
    public static readonly Fact<Crm, string> Language = Facts.Own<Crm, string>(
        "contact.language", FactCodecs.Text, Sensitivity.Personal, "people in the CRM keep it up to date",
        new FactRules { ReadFrom = [FactSource.InCrm("language", "Contact.Language__c", "contact.hs_language")] });

    /// <summary>Whether the client may be sent marketing.</summary>
    public static readonly Fact<Crm, bool> MarketingConsent = Facts.Own<Crm, bool>(
        "contact.marketing_consent", FactCodecs.Boolean, Sensitivity.Personal, "consent is given to the CRM and never altered by orchestration",
        new FactRules { ReadFrom = [FactSource.InCrm("marketing_consent", "Contact.Marketing_Consent__c", "contact.marketing_consent")] });

    /// <summary>Where the lead came from.</summary>
    public static readonly Fact<Crm, string> LeadSource = Facts.Own<Crm, string>(
        "contact.lead_source", FactCodecs.Text, Sensitivity.Personal, "marketing belongs to the CRM",
        new FactRules { ReadFrom = [FactSource.InCrm("lead_source", "Contact.LeadSource", "contact.hs_analytics_source")] });

    /// <summary>The campaign that brought the client.</summary>
    public static readonly Fact<Crm, string> Campaign = Facts.Own<Crm, string>(
        "contact.campaign", FactCodecs.Text, Sensitivity.Personal, "marketing belongs to the CRM",
        new FactRules { ReadFrom = [FactSource.InCrm("campaign", "CampaignMember.CampaignId", "contact.hs_analytics_first_touch_converting_campaign")] });

    /// <summary>The user who looks after the client.</summary>
    public static readonly Fact<Crm, string> RecordOwner = Facts.Own<Crm, string>(
        "contact.record_owner", FactCodecs.Text, Sensitivity.Internal, "sales decides who looks after a client; never written",
        new FactRules { ReadFrom = [FactSource.InCrm("record_owner", "Contact.OwnerId", "contact.hubspot_owner_id")] });

    /// <summary>Tasks of the people in the CRM.</summary>
    public static readonly Fact<Crm, string> Tasks = Facts.Own<Crm, string>(
        "contact.tasks", FactCodecs.Text, Sensitivity.Internal, "work of the people in the CRM; never written",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("tasks", "Task.Id", "task.hs_object_id")] });

    /// <summary>Notes of the people in the CRM.</summary>
    public static readonly Fact<Crm, string> Notes = Facts.Own<Crm, string>(
        "contact.notes", FactCodecs.Text, Sensitivity.Internal, "words of the people in the CRM; never written",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("notes", "ContentNote.Id", "note.hs_object_id")] });

    /// <summary>The company as sales knows it.</summary>
    public static readonly Fact<Crm, string> CompanyName = Facts.Own<Crm, string>(
        "company.name", FactCodecs.Text, Sensitivity.Personal, "companies belong to the CRM",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("company_name", "Account.Name", "company.name")] });

    /// <summary>The registration number as sales knows it.</summary>
    public static readonly Fact<Crm, string> CompanyRegistration = Facts.Own<Crm, string>(
        "company.registration_number", FactCodecs.Text, Sensitivity.Personal, "companies belong to the CRM",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("registration_number", "Account.Registration_Number__c", "company.registration_number")] });

    /// <summary>The legal entity's name as the business check verified it.</summary>
    public static readonly Fact<Kyc, string> CompanyVerifiedName = Facts.Own<Kyc, string>(
        "company.verified_name", FactCodecs.Text, Sensitivity.Personal, "a verified value belongs to who verified it");

    /// <summary>The registration number as the business check verified it.</summary>
    public static readonly Fact<Kyc, string> CompanyVerifiedRegistration = Facts.Own<Kyc, string>(
        "company.verified_registration", FactCodecs.Text, Sensitivity.Personal, "a verified value belongs to who verified it");

    /// <summary>The stage of the deal.</summary>
    public static readonly Fact<Crm, string> DealStage = Facts.Own<Crm, string>(
        "deal.stage", FactCodecs.Text, Sensitivity.Internal, "the pipeline belongs to the CRM; read as a hint only",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("deal_stage", "Opportunity.StageName", "deal.dealstage")] });

    /// <summary>What sales expects of the deal.</summary>
    public static readonly Fact<Crm, Money> DealForecast = Facts.Own<Crm, Money>(
        "deal.forecast", FactCodecs.Money, Sensitivity.Internal, "the pipeline belongs to the CRM; never money that counts",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("deal_amount", "Opportunity.Amount", "deal.amount")] });

    /// <summary>The status of a support ticket.</summary>
    public static readonly Fact<Crm, string> TicketStatus = Facts.Own<Crm, string>(
        "ticket.status", FactCodecs.Text, Sensitivity.Internal, "support decides; orchestration creates and comments, and never resolves",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("ticket_status", "Case.Status", "ticket.hs_pipeline_stage")] });

    /// <summary>How a support ticket was resolved.</summary>
    public static readonly Fact<Crm, string> TicketResolution = Facts.Own<Crm, string>(
        "ticket.resolution", FactCodecs.Text, Sensitivity.Internal, "support decides; orchestration never resolves",
        new FactRules { ReadFrom = [FactSource.InCrmRecord("ticket_resolution", "Case.Resolution__c", "ticket.hs_resolution")] });

    /// <summary>Where the trouble of a ticket is: commercial, operational, infrastructural.</summary>
    public static readonly Fact<Application, string> TicketVerdict = Facts.Own<Application, string>(
        "ticket.verdict", FactCodecs.Text, Sensitivity.Internal, "the diagnosis belongs to the application layer",
        FactProjection.ToCrmTicket("broker_verdict", "Verdict") with { Salesforce = "Case.Broker_Verdict__c" });

    /// <summary>The reference of the diagnosis or exception item behind a ticket.</summary>
    public static readonly Fact<Application, string> TicketReference = Facts.Own<Application, string>(
        "ticket.reference", FactCodecs.Text, Sensitivity.Internal, "the diagnosis belongs to the application layer",
        FactProjection.ToCrmTicket("broker_reference", "Diagnosis reference") with { Salesforce = "Case.Broker_Reference__c" });

    /// <summary>The customer's id: the key the CRM's record is upserted by.</summary>
    public static readonly Fact<Application, CustomerId> ClientId = Facts.Own<Application, CustomerId>(
        "customer.client_id", FactCodecs.Id<CustomerId>(), Sensitivity.Internal, "the identity map belongs to the application layer", DecidedRules,
        FactProjection.ToCrm("broker_client_id", "Broker client id") with { IsKey = true, Salesforce = "Contact.Broker_Client_Id__c" });

    /// <summary>The ids of the customer's records in the CRM, with the aliases that merging left.</summary>
    public static readonly Fact<Application, string> CrmRecordIds = Facts.Own<Application, string>(
        "customer.crm_records", FactCodecs.Text, Sensitivity.Internal, "the identity map lives outside the CRMs", new FactRules { NeverProjectedTo = [Crm.SystemName], FollowsFromDecisions = true });

    /// <summary>The name as the identity check has it, in a field of its own.</summary>
    public static readonly Fact<Kyc, string> LegalName = Facts.Own<Kyc, string>(
        "identity.legal_name", FactCodecs.Text, Sensitivity.Personal, "once KYC approved, the legal name is what KYC read; sales keeps its own spelling",
        FactProjection.ToCrm("legal_name", "Legal name") with { Salesforce = "Contact.Legal_Name__c" });

    /// <summary>The identity check's coarse value.</summary>
    public static readonly Fact<Kyc, KycStatus> KycStatus = Facts.Own<Kyc, KycStatus>(
        "kyc.status", FactCodecs.Name<KycStatus>(), Sensitivity.SensitivePersonal, "identity belongs to the KYC provider; only the coarse value is shown", DecidedRules,
        FactProjection.ToCrm("kyc_status", "KYC status") with { Salesforce = "Contact.KYC_Status__c" });

    /// <summary>Until when the approval holds.</summary>
    public static readonly Fact<Kyc, DateTimeOffset> KycValidUntil = Facts.Own<Kyc, DateTimeOffset>(
        "kyc.valid_until", FactCodecs.Time, Sensitivity.SensitivePersonal, "identity belongs to the KYC provider", DecidedRules,
        FactProjection.ToCrm("kyc_valid_until", "KYC valid until", CrmFieldKind.DateTime) with { Salesforce = "Contact.KYC_Valid_Until__c" });

    /// <summary>What the client has to do next for the identity check, in neutral words.</summary>
    public static readonly Fact<Kyc, string> KycNextAction = Facts.Own<Kyc, string>(
        "kyc.next_action", FactCodecs.Text, Sensitivity.SensitivePersonal, "identity belongs to the KYC provider; no reasons and no watch-list detail",
        FactProjection.ToCrm("kyc_next_action", "KYC next action") with { Salesforce = "Contact.KYC_Next_Action__c" });

    /// <summary>A link to the documents, behind the provider's own access control.</summary>
    public static readonly Fact<Kyc, string> KycDocuments = Facts.Own<Kyc, string>(
        "kyc.documents", FactCodecs.Text, Sensitivity.SensitivePersonal, "documents stay at the provider; keep a link with access control", NeverInCrm);

    /// <summary>A link to the scores.</summary>
    public static readonly Fact<Kyc, string> KycScores = Facts.Own<Kyc, string>(
        "kyc.scores", FactCodecs.Text, Sensitivity.SensitivePersonal, "scores stay at the provider; keep a link with access control", NeverInCrm);

    /// <summary>A link to the reasons of a rejection.</summary>
    public static readonly Fact<Kyc, string> KycRejectLabels = Facts.Own<Kyc, string>(
        "kyc.reject_labels", FactCodecs.Text, Sensitivity.SensitivePersonal, "reasons stay at the provider; keep a link with access control", NeverInCrm);

    /// <summary>A link to the reviewers' comments.</summary>
    public static readonly Fact<Kyc, string> KycComments = Facts.Own<Kyc, string>(
        "kyc.comments", FactCodecs.Text, Sensitivity.SensitivePersonal, "comments stay at the provider; keep a link with access control", NeverInCrm);

    /// <summary>Watch-list hits.</summary>
    public static readonly Fact<Compliance, string> WatchList = Facts.Own<Compliance, string>(
        "compliance.watch_list", FactCodecs.Text, Sensitivity.SensitivePersonal, "telling it is tipping off; the CRM shows a neutral under review", NeverInCrm);

    /// <summary>Flags of suspicion.</summary>
    public static readonly Fact<Compliance, string> Suspicion = Facts.Own<Compliance, string>(
        "compliance.suspicion", FactCodecs.Text, Sensitivity.SensitivePersonal, "telling it is tipping off; the CRM shows a neutral under review", NeverInCrm);

    /// <summary>The state of the latest payment.</summary>
    public static readonly Fact<Payments, PaymentState> PaymentState = Facts.Own<Payments, PaymentState>(
        "payment.state", FactCodecs.Name<PaymentState>(), Sensitivity.Personal, "money belongs to the payment stack", DecidedRules,
        FactProjection.ToCrm("payment_status", "Payment status"));

    /// <summary>The latest payment's id.</summary>
    public static readonly Fact<Payments, PaymentId> PaymentReference = Facts.Own<Payments, PaymentId>(
        "payment.reference", FactCodecs.Id<PaymentId>(), Sensitivity.Personal, "a reference, so that people find it at the provider", DecidedRules,
        FactProjection.ToCrm("payment_reference", "Payment reference"));

    /// <summary>The payer at the payment provider.</summary>
    public static readonly Fact<Payments, PayerId> PaymentPayer = Facts.Own<Payments, PayerId>(
        "payment.payer", FactCodecs.Id<PayerId>(), Sensitivity.Personal, "a reference, so that people find the payer at the provider", DecidedRules,
        FactProjection.ToCrm("payer_reference", "Payer reference"));

    /// <summary>What is held for the customer.</summary>
    public static readonly Fact<Payments, Money> PaymentHeld = Facts.Own<Payments, Money>(
        "payment.held", FactCodecs.Money, Sensitivity.Personal, "a snapshot: received less refunded", DecidedRules,
        FactProjection.ToCrm("payment_held", "Money held"));

    /// <summary>The amount that settled last.</summary>
    public static readonly Fact<Payments, Money> PaymentLastSettled = Facts.Own<Payments, Money>(
        "payment.last_settled", FactCodecs.Money, Sensitivity.Personal, "a snapshot: money belongs to the payment stack", DecidedRules,
        FactProjection.ToCrm("payment_last_settled", "Last settled amount"));

    /// <summary>When that payment was made, by the provider's clock.</summary>
    public static readonly Fact<Payments, DateTimeOffset> PaymentLastSettledAt = Facts.Own<Payments, DateTimeOffset>(
        "payment.last_settled_at", FactCodecs.Time, Sensitivity.Personal, "a snapshot: money belongs to the payment stack", DecidedRules,
        FactProjection.ToCrm("payment_last_settled_at", "Last settled at", CrmFieldKind.DateTime));

    /// <summary>Card, bank and wallet numbers.</summary>
    public static readonly Fact<Payments, Secret> PaymentInstrument = Facts.Own<Payments, Secret>(
        "payment.instrument", FactCodecs.Secret, Sensitivity.Secret, "card, bank and wallet numbers stay at the payment provider", NeverInCrm);

    /// <summary>The key of the trading account's record in the CRM: the case's own reference.</summary>
    public static readonly Fact<Application, string> AccountReference = Facts.Own<Application, string>(
        "account.reference", FactCodecs.Text, Sensitivity.Internal, "the identity map belongs to the application layer", DecidedRules,
        FactProjection.ToCrmAccount("broker_account_ref", "Trading account reference") with { IsKey = true });

    /// <summary>The account's id at the MetaTrader API.</summary>
    public static readonly Fact<MetaTrader, AccountId> AccountUuid = Facts.Own<MetaTrader, AccountId>(
        "account.uuid", FactCodecs.Id<AccountId>(), Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", DecidedRules,
        FactProjection.ToCrmAccount("account_uuid", "Trading account id") with { Salesforce = "Trading_Account__c.Account_UUID__c" });

    /// <summary>The login.</summary>
    public static readonly Fact<MetaTrader, long> AccountLogin = Facts.Own<MetaTrader, long>(
        "account.login", FactCodecs.WholeNumber, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", DecidedRules,
        FactProjection.ToCrmAccount("account_login", "Trading login"));

    /// <summary>The trade server.</summary>
    public static readonly Fact<MetaTrader, string> AccountServer = Facts.Own<MetaTrader, string>(
        "account.server", FactCodecs.Text, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", DecidedRules,
        FactProjection.ToCrmAccount("account_server", "Trade server"));

    /// <summary>MT4 or MT5.</summary>
    public static readonly Fact<MetaTrader, string> AccountPlatform = Facts.Own<MetaTrader, string>(
        "account.platform", FactCodecs.Text, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", FactProjection.ToCrmAccount("account_platform", "Platform"));

    /// <summary>Demo or real.</summary>
    public static readonly Fact<MetaTrader, string> AccountType = Facts.Own<MetaTrader, string>(
        "account.type", FactCodecs.Text, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", FactProjection.ToCrmAccount("account_type", "Account type"));

    /// <summary>The account's currency.</summary>
    public static readonly Fact<MetaTrader, string> AccountCurrency = Facts.Own<MetaTrader, string>(
        "account.currency", FactCodecs.Text, Sensitivity.Personal, "account identity belongs to the MetaTrader boundary", FactProjection.ToCrmAccount("account_currency", "Account currency"));

    /// <summary>The leverage, for example <c>1:100</c>. An edit in the CRM is a request.</summary>
    public static readonly Fact<MetaTrader, string> AccountLeverage = Facts.Own<MetaTrader, string>(
        "account.leverage", FactCodecs.Text, Sensitivity.Internal, "the value stands at the trade server; an edit in the CRM is a request, not a change",
        FactProjection.ToCrmAccount("account_leverage", "Leverage") with { OnConflict = ConflictAction.AcceptAsRequest });

    /// <summary>The group. An edit in the CRM is a request.</summary>
    public static readonly Fact<MetaTrader, string> AccountGroup = Facts.Own<MetaTrader, string>(
        "account.group", FactCodecs.Text, Sensitivity.Internal, "the value stands at the trade server; an edit in the CRM is a request, not a change",
        FactProjection.ToCrmAccount("account_group", "Group") with { OnConflict = ConflictAction.AcceptAsRequest });

    /// <summary>The program. An edit in the CRM is a request.</summary>
    public static readonly Fact<MetaTrader, string> AccountProgram = Facts.Own<MetaTrader, string>(
        "account.program", FactCodecs.Text, Sensitivity.Internal, "the value stands at the trade server; an edit in the CRM is a request, not a change",
        FactProjection.ToCrmAccount("account_program", "Program") with { OnConflict = ConflictAction.AcceptAsRequest });

    /// <summary>Whether leverage, group and program may be changed now.</summary>
    public static readonly Fact<Application, bool> AccountChangeAllowed = Facts.Own<Application, bool>(
        "account.change_allowed", FactCodecs.Boolean, Sensitivity.Internal, "the permission to change is a decision of the application layer");

    /// <summary>Connected, disconnected or unknown.</summary>
    public static readonly Fact<MetaTrader, ConnectionState> AccountHealth = Facts.Own<MetaTrader, ConnectionState>(
        "account.health", FactCodecs.Name<ConnectionState>(), Sensitivity.Internal, "health belongs to the MetaTrader boundary and never decides the case state",
        new FactRules { Freshness = TimeSpan.FromMinutes(15), NullMeaning = NullMeaning.Unknown, FollowsFromDecisions = true },
        FactProjection.ToCrmAccount("account_health", "Trading account health"));

    /// <summary>A snapshot of the balance. Not shown; <see cref="AccountBalanceBand"/> may be.</summary>
    public static readonly Fact<MetaTrader, Money> AccountBalance = Facts.Own<MetaTrader, Money>(
        "account.balance", FactCodecs.Money, Sensitivity.SensitivePersonal, "the account's state belongs to the MetaTrader boundary", Snapshot(Crm.SystemName));

    /// <summary>A snapshot of the equity. Not shown.</summary>
    public static readonly Fact<MetaTrader, Money> AccountEquity = Facts.Own<MetaTrader, Money>(
        "account.equity", FactCodecs.Money, Sensitivity.SensitivePersonal, "the account's state belongs to the MetaTrader boundary", Snapshot(Crm.SystemName));

    /// <summary>The band the balance is in, coarse. Shown only where a map adds <see cref="BalanceBandInCrm"/>.</summary>
    public static readonly Fact<MetaTrader, string> AccountBalanceBand = Facts.Own<MetaTrader, string>(
        "account.balance_band", FactCodecs.Text, Sensitivity.SensitivePersonal, "a coarse band; its copy in the CRM is off by default", Snapshot());

    /// <summary>A reference to the positions.</summary>
    public static readonly Fact<MetaTrader, string> AccountPositions = Facts.Own<MetaTrader, string>(
        "account.positions", FactCodecs.Text, Sensitivity.SensitivePersonal, "trading records stay at the trade server; keep a reference and a deep link", NeverInCrm);

    /// <summary>A reference to the orders.</summary>
    public static readonly Fact<MetaTrader, string> AccountOrders = Facts.Own<MetaTrader, string>(
        "account.orders", FactCodecs.Text, Sensitivity.SensitivePersonal, "trading records stay at the trade server; keep a reference and a deep link", NeverInCrm);

    /// <summary>A reference to the deals.</summary>
    public static readonly Fact<MetaTrader, string> AccountDeals = Facts.Own<MetaTrader, string>(
        "account.deals", FactCodecs.Text, Sensitivity.SensitivePersonal, "trading records stay at the trade server; keep a reference and a deep link", NeverInCrm);

    /// <summary>A reference to the ticks.</summary>
    public static readonly Fact<MetaTrader, string> AccountTicks = Facts.Own<MetaTrader, string>(
        "account.ticks", FactCodecs.Text, Sensitivity.SensitivePersonal, "trading records stay at the trade server; keep a reference and a deep link", NeverInCrm);

    /// <summary>A reference to the execution log.</summary>
    public static readonly Fact<MetaTrader, string> AccountExecutionLog = Facts.Own<MetaTrader, string>(
        "account.execution_log", FactCodecs.Text, Sensitivity.SensitivePersonal, "trading records stay at the trade server; keep a reference and a deep link", NeverInCrm);

    /// <summary>The master password.</summary>
    public static readonly Fact<SecretStore, Secret> MasterPassword = Facts.Own<SecretStore, Secret>(
        "secret.master_password", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>The investor password.</summary>
    public static readonly Fact<SecretStore, Secret> InvestorPassword = Facts.Own<SecretStore, Secret>(
        "secret.investor_password", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>The seed of one-time passwords.</summary>
    public static readonly Fact<SecretStore, Secret> OtpSeed = Facts.Own<SecretStore, Secret>(
        "secret.otp_seed", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>API keys.</summary>
    public static readonly Fact<SecretStore, Secret> ApiKey = Facts.Own<SecretStore, Secret>(
        "secret.api_key", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>User names and passwords of APIs.</summary>
    public static readonly Fact<SecretStore, Secret> BasicCredential = Facts.Own<SecretStore, Secret>(
        "secret.basic_credential", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>OAuth tokens.</summary>
    public static readonly Fact<SecretStore, Secret> OAuthToken = Facts.Own<SecretStore, Secret>(
        "secret.oauth_token", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>Webhook secrets.</summary>
    public static readonly Fact<SecretStore, Secret> WebhookSecret = Facts.Own<SecretStore, Secret>(
        "secret.webhook_secret", FactCodecs.Secret, Sensitivity.Secret, "not in facts, events, audit or logs", NeverInCrm);

    /// <summary>The computed case state.</summary>
    public static readonly Fact<Application, CaseState> CaseState = Facts.Own<Application, CaseState>(
        "case.state", FactCodecs.Name<CaseState>(), Sensitivity.Internal, "decisions belong to the application layer", DecidedRules,
        FactProjection.ToCrm("onboarding_state", "Onboarding state"));

    /// <summary>The names of the unmet gates, coarse.</summary>
    public static readonly Fact<Application, string> CaseWaitsFor = Facts.Own<Application, string>(
        "case.waits_for", FactCodecs.Text, Sensitivity.Internal, "so that CRM users see what is missing without deciding it", DecidedRules,
        FactProjection.ToCrm("onboarding_waits_for", "Onboarding waits for"));

    /// <summary>none, limited or suspended.</summary>
    public static readonly Fact<Application, string> CaseRestriction = Facts.Own<Application, string>(
        "case.restriction", FactCodecs.Text, Sensitivity.Internal, "coarse value only; reasons stay inside", DecidedRules,
        FactProjection.ToCrm("trading_restriction", "Restriction"));

    /// <summary>The decision of the latest approval.</summary>
    public static readonly Fact<Application, string> ApprovalDecision = Facts.Own<Application, string>(
        "approval.decision", FactCodecs.Text, Sensitivity.Personal, "the audit of the application layer has it");

    /// <summary>Who approved.</summary>
    public static readonly Fact<Application, string> ApprovalApprover = Facts.Own<Application, string>(
        "approval.approver", FactCodecs.Text, Sensitivity.Personal, "the audit of the application layer has it");

    /// <summary>One neutral line about the latest approval. Shown only where a map adds <see cref="ApprovalSummaryInCrm"/>.</summary>
    public static readonly Fact<Application, string> ApprovalSummary = Facts.Own<Application, string>(
        "approval.summary", FactCodecs.Text, Sensitivity.Personal, "one line for CRM users; its copy is off by default");

    /// <summary>Challenge, verification, funded or failed.</summary>
    public static readonly Fact<Application, string> ProgramStage = Facts.Own<Application, string>(
        "program.stage", FactCodecs.Text, Sensitivity.Internal, "the policies of the application layer decide it", FactProjection.ToCrmAccount("program_stage", "Program stage"));

    /// <summary>The reference to the evidence of the program's verdict.</summary>
    public static readonly Fact<Application, string> ProgramVerdict = Facts.Own<Application, string>(
        "program.verdict_reference", FactCodecs.Text, Sensitivity.Internal, "the policies of the application layer decide it", FactProjection.ToCrmAccount("program_verdict_reference", "Program verdict"));

    /// <summary>The reference of the audit chain.</summary>
    public static readonly Fact<Application, string> AuditReference = Facts.Own<Application, string>(
        "audit.reference", FactCodecs.Text, Sensitivity.Internal, "so that people find the record of a decision", FactProjection.ToCrm("audit_reference", "Audit reference"));

    /// <summary>The version of the agreements the customer accepted.</summary>
    public static readonly Fact<Application, string> AgreementsVersion = Facts.Own<Application, string>(
        "agreements.version", FactCodecs.Text, Sensitivity.Internal, "accepted in the broker's own client area", DecidedRules);

    /// <summary>Whether residence and client class may be served.</summary>
    public static readonly Fact<Application, bool> JurisdictionAllowed = Facts.Own<Application, bool>(
        "jurisdiction.allowed", FactCodecs.Boolean, Sensitivity.Internal, "a decision of the broker application", DecidedRules);

    /// <summary>The map of these facts.</summary>
    public static readonly OwnershipMap Map = Facts.Build();

    /// <summary>The facts that the orchestration itself states.</summary>
    internal static readonly IReadOnlyList<Fact> Decided = [.. Map.Facts.Where(static f => f.FollowsFromDecisions)];

    /// <summary>The copy of the balance band in the CRM. Off by default; a map of the team's adds it: <c>Facts.Project(BrokerFacts.AccountBalanceBand, BrokerFacts.BalanceBandInCrm)</c>.</summary>
    public static FactProjection BalanceBandInCrm { get; } = FactProjection.ToCrmAccount("account_balance_band", "Balance band");

    /// <summary>The copy of the approval's line in the CRM. Off by default; a map of the team's adds it: <c>Facts.Project(BrokerFacts.ApprovalSummary, BrokerFacts.ApprovalSummaryInCrm)</c>.</summary>
    public static FactProjection ApprovalSummaryInCrm { get; } = FactProjection.ToCrm("approval_summary", "Approval");

    // A balance that cannot be read is not zero.
    private static FactRules Snapshot(params IReadOnlyList<string> never) => new() { Freshness = TimeSpan.FromMinutes(15), NullMeaning = NullMeaning.Unknown, NeverProjectedTo = never };
}
