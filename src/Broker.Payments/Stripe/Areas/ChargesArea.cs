using Broker.Core.Pipeline;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The Charges calls.</summary>
internal sealed class ChargesArea(ApiPipeline pipeline, StripeReaders readers) : IChargesArea
{
    public Task<StripeCharge> GetAsync(string chargeId, IReadOnlyList<string>? expand = null, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.At(StripeOperations.GetCharge, chargeId).Expand(expand), readers.Charges.Answer, cancellationToken);
}
