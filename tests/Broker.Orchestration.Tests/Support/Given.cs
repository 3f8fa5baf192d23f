using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Decisions;

namespace Broker.Orchestration.Tests.Support;

/// <summary>What one customer's owners say, with times counted in minutes from a fixed start.</summary>
internal static class Given
{
    internal static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);
    internal static readonly TenantId Tenant = new("acme");
    internal static readonly CustomerId Customer = new("C-1");
    internal static readonly CrmRecordId Record = new("701");
    internal static readonly PayerId Payer = new("cus_1");
    internal static readonly ApplicantId Applicant = new("app_1");
    internal static readonly PaymentId Payment = new("pi_1");
    internal static readonly TradingLogin Login = new(500123, "Acme-Live");
    internal static readonly AccountId Account = new("3f2c9a10-5b1e-4d7c-9a55-0e6d4a8b7c11");
    internal static readonly AccountId OtherAccount = new("9b0d1e22-77aa-4c3d-8e10-5f6a7b8c9d00");
    internal static readonly Currency Eur = Currency.Of("EUR");

    internal static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    internal static Money Euro(decimal amount) => new(amount, Eur);

    internal static CaseInput.Opened Opened(bool qualified = false) => new(qualified, Start)
    {
        Links = new IdentityLinks { CrmRecord = Record, Payer = Payer, Applicant = Applicant },
        JurisdictionAllowed = true,
    };

    internal static CaseInput.Relationship Qualified() => new(RelationshipStage.Contact, Start);

    internal static KycSnapshot Snapshot(KycStatus status, double minute = 1, string review = "r-1", DateTimeOffset? validUntil = null, long? version = null) => new()
    {
        Applicant = Applicant,
        Reference = Customer.Value,
        Status = status,
        RawStatus = status.ToString(),
        ReviewId = review,
        ValidUntil = validUntil,
        Version = version,
        ProviderTime = At(minute),
        ObservedAt = At(minute),
    };

    internal static CaseInput.KycRead Kyc(KycStatus status, double minute = 1, string review = "r-1", DateTimeOffset? validUntil = null, long? version = null) =>
        new(Snapshot(status, minute, review, validUntil, version));

    internal static FinanceConfirmation Confirmation(
        PaymentState state = PaymentState.Succeeded,
        double minute = 2,
        decimal received = 250m,
        decimal refunded = 0m,
        DisputeStanding dispute = DisputeStanding.None,
        string payment = "pi_1",
        string? payer = "cus_1",
        string currency = "EUR")
    {
        Currency unit = Currency.Of(currency);
        decimal got = state is PaymentState.Succeeded or PaymentState.PartiallyCaptured ? received : 0m;
        return new FinanceConfirmation
        {
            ConfirmationId = FormattableString.Invariant($"{payment}:{state}:{got}:{refunded}:{dispute}"),
            Provider = "stripe",
            Payment = new PaymentId(payment),
            Reference = Customer.Value,
            Payer = payer is null ? null : new PayerId(payer),
            State = state,
            RawState = state.ToString(),
            Requested = new Money(received, unit),
            Received = new Money(got, unit),
            Refunded = new Money(refunded, unit),
            Dispute = dispute,
            Evidence = PaymentEvidence.ApiRead,
            ProviderTime = At(minute),
            ObservedAt = At(minute),
        };
    }

    internal static CaseInput.MoneyRead Money(
        PaymentState state = PaymentState.Succeeded,
        double minute = 2,
        decimal received = 250m,
        decimal refunded = 0m,
        DisputeStanding dispute = DisputeStanding.None,
        string payment = "pi_1",
        string? payer = "cus_1",
        string currency = "EUR") => new(Confirmation(state, minute, received, refunded, dispute, payment, payer, currency));

    internal static CaseInput.AccountsListed Listed(bool complete, params AccountId[] found) =>
        new(new AccountListing([.. found.Select(static id => new ListedAccount(id, Login))], complete, Start));

    internal static CaseInput.ConnectionChecked Connection(ConnectionState state, bool? isInvestor = false, double minute = 5) => new(state, isInvestor, At(minute));
}
