using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Instruments being saved for later payments. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3.</remarks>
public interface ISetupIntentsArea
{
    /// <summary>Starts saving an instrument. A declined attempt is a failure of kind <see cref="ErrorKind.Refused"/>.</summary>
    /// <param name="request">What to save.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    /// <exception cref="OutcomeUnknownException">Nobody knows what became of it: repeat with the same key, or read.</exception>
    /// <exception cref="BrokerApiException">The call failed otherwise.</exception>
    Task<StripeSetupIntent> CreateAsync(StripeSetupIntentRequest request, OperationKey? key, CancellationToken cancellationToken = default);

    /// <summary>Starts saving an instrument. A declined attempt is a failure of kind <see cref="ErrorKind.Refused"/>. Any failure is a value.</summary>
    /// <param name="request">What to save.</param>
    /// <param name="key">The key of the business operation: every try carries it. Null: the call goes out once and is never repeated.</param>
    /// <param name="cancellationToken">Ends the wait; what was asked for may then have happened.</param>
    ValueTask<ApiResult<StripeSetupIntent>> TryCreateAsync(StripeSetupIntentRequest request, OperationKey? key, CancellationToken cancellationToken = default);
}
