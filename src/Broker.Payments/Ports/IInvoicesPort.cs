using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Ports;

/// <summary>Invoices of one provider. A failure is a value; what the provider does not have is refused without sending anything, see <see cref="NotSupported"/>. Thread-safe.</summary>
/// <remarks>contracts/payments.md c2.</remarks>
public interface IInvoicesPort
{
    /// <summary>Makes a draft.</summary>
    /// <param name="request">What to charge.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Invoice>> TryCreateAsync(InvoiceRequest request, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Reads an invoice back.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    ValueTask<ApiResult<Invoice>> TryGetAsync(InvoiceId invoice, CancellationToken cancellationToken = default);

    /// <summary>Makes a draft final: from here on it is owed.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Invoice>> TryFinalizeAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Charges the payer's instrument for it.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Invoice>> TryPayAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Withdraws a final invoice.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Invoice>> TryVoidAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);

    /// <summary>Gives an invoice up.</summary>
    /// <param name="invoice">The invoice.</param>
    /// <param name="key">The key of the business operation, stored before the call; every try carries it.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<Invoice>> TryMarkUncollectibleAsync(InvoiceId invoice, OperationKey key, CancellationToken cancellationToken = default);
}
