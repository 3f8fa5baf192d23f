using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Boundaries.Kyc;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Secrets;

namespace CrmProjectionSample.Setup;

/// <summary>
/// The owners of everything but the relationship, played by this program: KYC approves, the payment stack has the money, the trading API registers and
/// connects. A real host adds their clients instead; see the Onboarding sample.
/// </summary>
internal sealed class OtherOwners(TimeProvider time) : IAccountBoundary, IAccountCredentials, IFinanceBoundary, IKycBoundary
{
    private static readonly Money Deposit = new(250m, Currency.Of("EUR"));
    private readonly DateTimeOffset start = time.GetUtcNow();

    public string Provider => "stripe";

    public static ApplicantId ApplicantOf(CustomerId customer) => new("app-" + customer.Value);

    public static PayerId PayerOf(CustomerId customer) => new("cus-" + customer.Value);

    public static PaymentId PaymentOf(CustomerId customer) => new("pi-" + customer.Value);

    public ValueTask<BoundaryResult<KycSnapshot>> ReadApplicantAsync(ApplicantId applicant, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<KycSnapshot>.Confirmed(new KycSnapshot
        {
            Applicant = applicant, Reference = applicant.Value["app-".Length..], Status = KycStatus.Approved, RawStatus = "approved", ReviewId = "r-1", ProviderTime = start, ObservedAt = time.GetUtcNow(),
        }));

    public ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default)
    {
        var customer = new CustomerId(payment.Value["pi-".Length..]);
        return new(BoundaryResult<FinanceConfirmation>.Confirmed(new FinanceConfirmation
        {
            ConfirmationId = payment.Value + ":settled",
            Provider = Provider,
            Payment = payment,
            Reference = customer.Value,
            Payer = PayerOf(customer),
            State = PaymentState.Succeeded,
            RawState = "succeeded",
            Requested = Deposit,
            Received = Deposit,
            Refunded = Deposit - Deposit,
            Evidence = PaymentEvidence.ApiRead,
            ProviderTime = start,
            ObservedAt = time.GetUtcNow(),
        }));
    }

    public ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default) => new(Never<RefundConfirmation>("Refund"));

    public ValueTask<BoundaryResult<IReadOnlyList<FinanceConfirmation>>> ListMoneyHeldAsync(PayerId payer, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Confirmed([]));

    public ValueTask<TradingLogin> ReserveAsync(LoginReservation reservation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(reservation);
        return new(new TradingLogin(5_000_000 + long.Parse(reservation.Customer.Value["C-".Length..], System.Globalization.CultureInfo.InvariantCulture), "Acme-Live"));
    }

    public ValueTask<Secret> GetPasswordAsync(TradingLogin login, CancellationToken cancellationToken = default) => new(Secret.From("played-by-the-sample"));

    public ValueTask<BoundaryResult<AccountId>> RegisterAsync(AccountRegistration registration, Secret password, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<AccountId>.Confirmed(new AccountId(Guid.NewGuid().ToString("D"))));

    public ValueTask<BoundaryResult<AccountListing>> FindAsync(TradingLogin login, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<AccountListing>.Confirmed(new AccountListing([], IsComplete: true, time.GetUtcNow())));

    public ValueTask<BoundaryResult<AccountState>> ReadStateAsync(AccountId account, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<AccountState>.Confirmed(new AccountState(250m, 250m, 0m, 250m, Deposit.Currency, IsInvestor: false, time.GetUtcNow())));

    public ValueTask<BoundaryResult<ConnectionCheck>> CheckConnectionAsync(AccountId account, CancellationToken cancellationToken = default) =>
        new(BoundaryResult<ConnectionCheck>.Confirmed(new ConnectionCheck(ConnectionState.Connected, WasIntrusive: false, time.GetUtcNow())));

    public ValueTask<BoundaryResult<TimeSpan>> PingAsync(CancellationToken cancellationToken = default) => new(BoundaryResult<TimeSpan>.Confirmed(TimeSpan.FromMilliseconds(5)));

    private static BoundaryResult<T> Never<T>(string operation) => BoundaryResult<T>.Failed(
        Outcome.NotSent, new BoundaryFailure { System = "sample", Operation = operation, Kind = ErrorKind.Refused, Code = "none", Sentence = "The sample never does this." });
}
