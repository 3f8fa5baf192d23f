using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Paging;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Invoices, their lines, their payments. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface IInvoicesArea
{
    /// <summary>
    /// Makes a draft with its lines. Two calls: the draft under the key, its lines under a key derived from it, so that repeating with the same key completes what
    /// was left half done. Nothing is owed and Stripe does nothing by itself until the draft is made final.
    /// </summary>
    /// <param name="request">What to charge.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may then have been made.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise; when the draft exists without its lines, its id is in <see cref="ApiError.RelatedId"/>.</exception>
    /// <exception cref="ArgumentException">The lines are in several currencies, an amount cannot be sent in its currency, or the key is empty.</exception>
    Task<Invoice> CreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a draft with its lines as <see cref="CreateAsync"/> does. Any failure is a value.</summary>
    /// <param name="request">What to charge.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may then have been made.</param>
    /// <exception cref="ArgumentException">The lines are in several currencies, an amount cannot be sent in its currency, or the key is empty.</exception>
    ValueTask<ApiResult<Invoice>> TryCreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads an invoice.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="NotFoundException">There is no such thing in this environment.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> GetAsync(InvoiceId invoice, CancellationToken cancellationToken = default);

    /// <summary>Reads an invoice. Any failure is a value.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Invoice>> TryGetAsync(InvoiceId invoice, CancellationToken cancellationToken = default);

    /// <summary>Changes a draft; of a final invoice little more than metadata.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="change">What to change.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> UpdateAsync(InvoiceId invoice, StripeInvoiceUpdate change, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Lists invoices, newest first.</summary>
    /// <param name="filter">Which ones; null for all.</param>
    PagedSequence<Invoice> ListAsync(StripeInvoiceFilter? filter = null);

    /// <summary>Finds invoices.</summary>
    /// <param name="query">The query in Stripe's language, for example <c>metadata['broker_client_id']:'client-1'</c>.</param>
    /// <remarks>Lags behind writes by a minute or more: never look here for what was just written. 20 calls a second (contracts/payments.md a4).</remarks>
    PagedSequence<Invoice> SearchAsync(string query);

    /// <summary>Deletes a draft; a final invoice is voided instead. When an answer was lost and the call repeated, it is done when a read says so.</summary>
    /// <param name="invoice">The draft.</param>
    /// <param name="cancellationToken">Ends the wait; the draft may then have been deleted.</param>
    /// <exception cref="NotFoundException">There is no such draft.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task DeleteAsync(InvoiceId invoice, CancellationToken cancellationToken = default);

    /// <summary>Makes a draft final: from here on it is owed. The answer carries what the payer's browser needs.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> FinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Makes a draft final: from here on it is owed. The answer carries what the payer's browser needs. Any failure is a value.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Invoice>> TryFinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Charges the payer's instrument for it. A decline is a failure of kind <see cref="ErrorKind.Refused"/>; <see cref="StripeDecline.TryGet"/> takes it apart.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="paymentMethod">The id of the instrument; null for the usual one.</param>
    /// <param name="paidElsewhere">True when it was paid outside Stripe: nothing is charged. Default false.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> PayAsync(InvoiceId invoice, OperationKey key, string? paymentMethod = null, bool paidElsewhere = false, CancellationToken cancellationToken = default);

    /// <summary>Charges the payer's instrument for it. A decline is a failure of kind <see cref="ErrorKind.Refused"/>; <see cref="StripeDecline.TryGet"/> takes it apart. Any failure is a value.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="paymentMethod">The id of the instrument; null for the usual one.</param>
    /// <param name="paidElsewhere">True when it was paid outside Stripe: nothing is charged. Default false.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Invoice>> TryPayAsync(InvoiceId invoice, OperationKey key, string? paymentMethod = null, bool paidElsewhere = false, CancellationToken cancellationToken = default);

    /// <summary>Sends it to the payer by mail, making it final where it is not.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> SendAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a final invoice.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> VoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a final invoice. Any failure is a value.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Invoice>> TryVoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives an invoice up; it can still be paid.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> MarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives an invoice up; it can still be paid. Any failure is a value.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    ValueTask<ApiResult<Invoice>> TryMarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Adds lines to a draft.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="lines">What to charge, in the invoice's currency.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> AddLinesAsync(InvoiceId invoice, IReadOnlyList<InvoiceLine> lines, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lets a payment pay a final invoice, in whole or in part.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="payment">A payment that exists; when it succeeds, its amount pays the invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<Invoice> AttachPaymentAsync(InvoiceId invoice, PaymentId payment, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists the lines of an invoice.</summary>
    /// <param name="invoice">The invoice.</param>
    PagedSequence<StripeInvoiceLine> ListLinesAsync(InvoiceId invoice);

    /// <summary>Tells what an invoice would be, without making one.</summary>
    /// <param name="request">What to preview.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    /// <exception cref="ArgumentException">An amount cannot be sent in its currency.</exception>
    Task<Invoice> PreviewAsync(StripeInvoicePreviewRequest request, CancellationToken cancellationToken = default);

    /// <summary>Puts a charge on a draft, or lets it wait for the next invoice.</summary>
    /// <param name="request">What to charge.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it. Stripe forgets it after a day.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="ArgumentException">The amount cannot be sent in its currency, or the key is empty.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeInvoiceItem> CreateItemAsync(StripeInvoiceItemRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Lists the payments that pay an invoice; several may.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="expand">What to send whole and not as an id, up to four levels deep; null for ids only.</param>
    PagedSequence<StripeInvoicePayment> ListPaymentsAsync(InvoiceId invoice, IReadOnlyList<string>? expand = null);
}
