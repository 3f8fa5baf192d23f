using Broker.Core.Errors;
using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Shorter forms for ids that are at hand as text.</summary>
public static class PaymentsAreaExtensions
{
    /// <summary>Reads a payment by the text of its id, <c>pi_...</c>.</summary>
    /// <exception cref="ArgumentException">The text cannot be an id.</exception>
    /// <exception cref="BrokerApiException">The call failed.</exception>
    public static Task<Payment> GetAsync(this IPaymentsArea payments, string paymentId, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(payments);
        return payments.GetAsync(new PaymentId(paymentId), cancellationToken);
    }
}
