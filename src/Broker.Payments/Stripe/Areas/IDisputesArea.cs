using Broker.Core.Identity;
using Broker.Core.Paging;

namespace Broker.Payments.Stripe.Areas;

/// <summary>Disputes about payments. Thread-safe.</summary>
/// <remarks>Wire: contracts/payments.md a3, c3.</remarks>
public interface IDisputesArea
{
    /// <summary>Lists the disputes of one payment, newest first.</summary>
    PagedSequence<Dispute> ListAsync(PaymentId payment);
}
