using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Praxis;

/// <summary>A transaction of Praxis, read back or out of a notification.</summary>
/// <remarks>contracts/payments.md b2. Words that are not known are kept.</remarks>
public sealed record PraxisTransaction
{
    internal const string ProviderName = "praxis";

    /// <summary>Praxis' id of it.</summary>
    public required string Tid { get; init; }

    /// <summary>Our order id; null when it carries none.</summary>
    public string? Order { get; init; }

    /// <summary>The type, raw: <c>sale</c>, <c>authorize</c>, <c>refund</c>, <c>payout</c> and others.</summary>
    public required string Type { get; init; }

    /// <summary>The state, raw.</summary>
    public required string RawState { get; init; }

    /// <summary>How much was asked for; null when it was not told, or is none of its currency.</summary>
    public Money? Amount { get; init; }

    /// <summary>How much was really charged, in its own currency; null when it was not told or cannot be read.</summary>
    public Money? Charged { get; init; }

    /// <summary>How the charge compares with the amount: read it before anything is unlocked.</summary>
    public PraxisCharge Charge { get; init; }

    /// <summary>Who pays or is paid, as we know them; null when it was not told.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The payment method, in Praxis' word; null when it was not told.</summary>
    public string? Method { get; init; }

    /// <summary>The id at the processor behind Praxis; null while it has none.</summary>
    public string? ProcessorId { get; init; }

    /// <summary>Why it failed, in Praxis' code; null when none was given.</summary>
    public string? ErrorCode { get; init; }

    /// <summary>When Praxis told it, by its clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>True for money that comes in.</summary>
    public bool IsPayment => Type is "sale" or "authorize" or "authorization" or "capture";

    /// <summary>True for money that goes to a client.</summary>
    public bool IsWithdrawal => Type is "payout" or "withdrawal";

    /// <summary>True for money that goes back to a payer.</summary>
    public bool IsRefund => Type is "refund";

    /// <summary>The neutral state of a payment; Unknown for anything else.</summary>
    public PaymentState PaymentState => IsPayment ? PraxisStateMaps.Payments.Of(RawState) : PaymentState.Unknown;

    /// <summary>The neutral state of a withdrawal; Unknown for anything else.</summary>
    public WithdrawalState WithdrawalState => IsWithdrawal ? PraxisStateMaps.Withdrawals.Of(RawState) : WithdrawalState.Unknown;

    /// <summary>
    /// What a payment brought: the charge where it was told, else the amount. Null while it brought nothing, and null when the charge cannot be read: then a
    /// person must look.
    /// </summary>
    public Money? Received => PaymentState != PaymentState.Succeeded || Charge == PraxisCharge.Unreadable ? null : Charged ?? Amount;

    /// <summary>The transaction as a withdrawal; null when it is none or its amount cannot be read.</summary>
    /// <param name="evidence">How it is known.</param>
    /// <param name="observedAt">The time to state as that of reading.</param>
    /// <param name="justRequested">True for the answer to the request itself, before Praxis asks for approval.</param>
    public ClientWithdrawal? ToWithdrawal(PaymentEvidence evidence, DateTimeOffset observedAt, bool justRequested = false) => !IsWithdrawal || Amount is not { } amount ? null : new ClientWithdrawal
    {
        Id = new WithdrawalId(Tid),
        Provider = ProviderName,
        State = PraxisStateMaps.Withdrawals.Of(RawState, justRequested ? PraxisStateMaps.JustRequested : null),
        RawState = RawState,
        Amount = amount,
        Charged = Charged,
        Method = Method,
        Reason = ErrorCode,
        Reference = Order,
        Evidence = evidence,
        CreatedAt = ProviderTime,
        ObservedAt = observedAt,
    };

    /// <summary>Id, type and state.</summary>
    public override string ToString() => $"{Type} {Tid}: {RawState}";
}
