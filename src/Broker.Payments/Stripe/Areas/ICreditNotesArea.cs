using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Reductions of final invoices. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface ICreditNotesArea
{
    /// <summary>Reduces a final invoice; on a paid one the money goes back as the request says.</summary>
    /// <param name="request">What to reduce.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCreditNote> CreateAsync(StripeCreditNoteRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reduces a final invoice; on a paid one the money goes back as the request says. Any failure is a value.</summary>
    /// <param name="request">What to reduce.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    ValueTask<ApiResult<StripeCreditNote>> TryCreateAsync(StripeCreditNoteRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Takes a reduction back, as long as the invoice is open.</summary>
    /// <param name="creditNoteId">The credit note, <c>cn_...</c>.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeCreditNote> VoidAsync(string creditNoteId, OperationKey key, CancellationToken cancellationToken = default);
}
