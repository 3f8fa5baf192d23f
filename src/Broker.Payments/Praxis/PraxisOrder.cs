using Broker.Core.Boundaries.Finance;
using Broker.Core.Identity;
using Broker.Core.Monetary;

namespace Broker.Payments.Praxis;

/// <summary>One of our orders as Praxis knows it: the visit to the cashier page and the transaction that counts.</summary>
/// <remarks>contracts/payments.md b2. Praxis answers with the transaction that was not rejected, else with the last one.</remarks>
public sealed record PraxisOrder
{
    /// <summary>Our order id.</summary>
    public required string Order { get; init; }

    /// <summary>The state of the visit, raw; empty when it was not told.</summary>
    public string SessionState { get; init; } = string.Empty;

    /// <summary>The amount offered; null when it was not told.</summary>
    public Money? Amount { get; init; }

    /// <summary>Who pays or is paid; null when it was not told.</summary>
    public PayerId? Payer { get; init; }

    /// <summary>The transaction that counts; null while the client did nothing.</summary>
    public PraxisTransaction? Transaction { get; init; }

    /// <summary>When Praxis answered, by its clock.</summary>
    public required DateTimeOffset ProviderTime { get; init; }

    /// <summary>When this was read, by our clock.</summary>
    public required DateTimeOffset ObservedAt { get; init; }

    /// <summary>The order as a payment; null for a withdrawal or when no amount was told. Its id is our order id, its charge the transaction.</summary>
    /// <param name="live">True for real money.</param>
    public Payment? ToPayment(bool live)
    {
        if (Transaction is { IsPayment: false } || (Transaction?.Amount ?? Amount) is not { } requested)
        {
            return null;
        }

        Money zero = Money.Zero(requested.Currency);
        PaymentState state = Transaction?.PaymentState ?? PaymentState.Created;
        return new Payment
        {
            Id = new PaymentId(Order),
            Provider = PraxisTransaction.ProviderName,
            State = state,
            RawState = Transaction?.RawState ?? SessionState,
            Requested = requested,
            Received = Transaction?.Received ?? zero,
            Capturable = state == PaymentState.Authorized ? requested : zero,
            Payer = Transaction?.Payer ?? Payer,
            Reference = Order,
            Decline = state == PaymentState.Failed ? new PaymentDecline(Transaction!.ErrorCode ?? Transaction.RawState, null, null) : null,
            ChargeId = Transaction?.Tid,
            LiveMode = live,
            Evidence = PaymentEvidence.ApiRead,
            CreatedAt = Transaction?.ProviderTime ?? ProviderTime,
            ObservedAt = ObservedAt,
        };
    }
}
