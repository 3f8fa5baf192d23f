using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Finance;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Monetary;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;
using Broker.Payments.Timelines;

namespace Broker.Payments.Stripe;

/// <summary>Stripe as the payment stack. Everything it says was read back from the API. Thread-safe.</summary>
public sealed class StripeFinanceBoundary : IFinanceBoundary, IFinanceReversals
{
    private const int HashBytes = 16;
    private readonly IStripeClient stripe;

    /// <summary>Puts the boundary over a client.</summary>
    public StripeFinanceBoundary(IStripeClient stripe) => this.stripe = stripe ?? throw new ArgumentNullException(nameof(stripe));

    /// <inheritdoc/>
    public string Provider => StripeProtocol.Name;

    /// <inheritdoc/>
    /// <remarks>A payment that is or was disputed costs a second read: the charge only says that there is a dispute, not where it stands.</remarks>
    public async ValueTask<BoundaryResult<FinanceConfirmation>> ReadPaymentAsync(PaymentId payment, string? eventId, CancellationToken cancellationToken = default)
    {
        ApiResult<Payment> read = await stripe.Payments.TryGetAsync(payment, cancellationToken).ConfigureAwait(false);
        if (!read.TryGet(out Payment? found, out ApiError? error))
        {
            return BoundaryResult<FinanceConfirmation>.Failed(error);
        }

        try
        {
            return BoundaryResult<FinanceConfirmation>.Confirmed(await ConfirmAsync(found, eventId, cancellationToken).ConfigureAwait(false));
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<FinanceConfirmation>.Failed(exception.Error);
        }
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Every try carries the order's key. An unknown outcome comes back as <see cref="Outcome.Unknown"/>: call again with the same order, within a day, or
    /// read the payment.
    /// </remarks>
    /// <exception cref="ArgumentException">The order has no payment or key, or its amount cannot be sent in its currency.</exception>
    public async ValueTask<BoundaryResult<RefundConfirmation>> RefundAsync(RefundOrder order, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(order);
        var request = new RefundRequest { Payment = order.Payment, Amount = order.Amount, Reason = order.Reason };
        ApiResult<Refund> made = await stripe.Refunds.TryCreateAsync(request, order.Key, cancellationToken).ConfigureAwait(false);
        return made.TryGet(out Refund? refund, out ApiError? error)
            ? BoundaryResult<RefundConfirmation>.Confirmed(new RefundConfirmation(refund.Id, refund.Payment ?? order.Payment, refund.Amount, refund.State, refund.RawState))
            : BoundaryResult<RefundConfirmation>.Failed(error);
    }

    /// <inheritdoc/>
    /// <remarks>Money that a lost dispute took away is not held.</remarks>
    public async ValueTask<BoundaryResult<IReadOnlyList<FinanceConfirmation>>> ListMoneyHeldAsync(PayerId payer, CancellationToken cancellationToken = default)
    {
        var held = new List<FinanceConfirmation>();
        try
        {
            await foreach (Payment payment in stripe.Payments.ListAsync(payer).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (payment.Received - RefundedOf(payment) > Money.Zero(payment.Received.Currency) &&
                    await ConfirmAsync(payment, null, cancellationToken).ConfigureAwait(false) is { Dispute: not DisputeStanding.Lost } confirmation)
                {
                    held.Add(confirmation);
                }
            }
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Failed(exception.Error);
        }
        catch (InvalidOperationException)
        {
            return BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Failed(Outcome.Refused, new BoundaryFailure
            {
                System = StripeProtocol.Name,
                Operation = StripeOperations.ListPayments.Name,
                Kind = ErrorKind.Protocol,
                Code = "none",
                Sentence = "stripe ListPaymentIntents: the list did not end; Stripe repeated a page.",
            });
        }

        return BoundaryResult<IReadOnlyList<FinanceConfirmation>>.Confirmed(held);
    }

    /// <inheritdoc/>
    /// <remarks>
    /// Read back as refunds and disputes. A refund takes the money from the balance when it is made and a failed one gives it back, so a failed refund is told as both.
    /// </remarks>
    public async ValueTask<BoundaryResult<IReadOnlyList<FinanceReversal>>> ListReversalsAsync(PaymentId payment, CancellationToken cancellationToken = default)
    {
        List<FinanceReversal> reversals = [];
        try
        {
            await foreach (Refund refund in stripe.Refunds.ListAsync(payment).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                StripeReversals.Add(reversals, payment, refund);
            }

            await foreach (Dispute dispute in stripe.Disputes.ListAsync(payment).WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                StripeReversals.Add(reversals, payment, dispute);
            }
        }
        catch (BrokerApiException exception)
        {
            return BoundaryResult<IReadOnlyList<FinanceReversal>>.Failed(exception.Error);
        }

        return BoundaryResult<IReadOnlyList<FinanceReversal>>.Confirmed([.. reversals.OrderBy(static reversal => reversal.ProviderTime)]);
    }

    private static Money RefundedOf(Payment payment) => payment.Refunded ?? Money.Zero(payment.Requested.Currency);

    // The same facts give the same id, so that a second reading of an unchanged payment is recognised; when and why it was read do not count.
    private static string IdOf(Payment payment, DisputeStanding dispute)
    {
        string facts = string.Create(
            CultureInfo.InvariantCulture,
            $"{payment.Provider}|{payment.Id}|{payment.State}|{payment.RawState}|{payment.Requested}|{payment.Received}|{RefundedOf(payment)}|{dispute}|{payment.Payer}|{payment.Reference}");
        return "fc_" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(facts)).AsSpan(0, HashBytes));
    }

    private async ValueTask<FinanceConfirmation> ConfirmAsync(Payment payment, string? eventId, CancellationToken cancellationToken)
    {
        DisputeStanding dispute = payment.Disputed == true ? await StandingAsync(payment.Id, cancellationToken).ConfigureAwait(false) : DisputeStanding.None;
        return new FinanceConfirmation
        {
            ConfirmationId = IdOf(payment, dispute),
            Provider = payment.Provider,
            Payment = payment.Id,
            Reference = payment.Reference,
            Payer = payment.Payer,
            State = payment.State,
            RawState = payment.RawState,
            Requested = payment.Requested,
            Received = payment.Received,
            Refunded = RefundedOf(payment),
            Dispute = dispute,
            Evidence = payment.Evidence,
            EventIds = eventId is null ? [] : [eventId],
            ProviderTime = payment.CreatedAt,
            ObservedAt = payment.ObservedAt,
        };
    }

    // A charge that says "disputed" without a dispute to be found is treated as open.
    private async ValueTask<DisputeStanding> StandingAsync(PaymentId payment, CancellationToken cancellationToken)
    {
        List<DisputeStanding> standings = [];
        await foreach (Dispute dispute in stripe.Disputes.ListAsync(payment).WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            standings.Add(dispute.Standing);
        }

        return standings.Count == 0 ? DisputeStanding.Open : DisputeStandings.Worst(standings);
    }
}
