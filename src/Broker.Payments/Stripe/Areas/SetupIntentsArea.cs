using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Stripe.Areas;

/// <summary>The SetupIntents calls.</summary>
internal sealed class SetupIntentsArea(ApiPipeline pipeline, StripeReaders readers) : ISetupIntentsArea
{
    public Task<StripeSetupIntent> CreateAsync(StripeSetupIntentRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.SendAsync(StripeOperations.CreateSetupIntent.To(key, Form(request)), readers.SetupIntents.Written, cancellationToken);

    public ValueTask<ApiResult<StripeSetupIntent>> TryCreateAsync(StripeSetupIntentRequest request, OperationKey? key, CancellationToken cancellationToken = default) =>
        pipeline.TrySendAsync(StripeOperations.CreateSetupIntent.To(key, Form(request)), readers.SetupIntents.Written, cancellationToken);

    private StripeForm Form(StripeSetupIntentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        StripeForm form = new StripeForm()
            .Add("customer", request.Payer.Value)
            .Add("payment_method", request.PaymentMethod)
            .Add("usage", request.OnSession ? "on_session" : "off_session")
            .Add("confirm", request.Confirm ? true : null)
            .Add("return_url", request.ReturnAddress?.AbsoluteUri);
        if (request.Confirm && request.ReturnAddress is null)
        {
            form.Nest("automatic_payment_methods", static methods => methods.Add("enabled", true).Add("allow_redirects", "never"));
        }

        return form.Add("metadata", readers.Context.Metadata(request.Metadata, request.Reference));
    }
}
