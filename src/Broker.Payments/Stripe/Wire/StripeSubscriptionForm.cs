namespace Broker.Payments.Stripe.Wire;

/// <summary>The forms of subscriptions.</summary>
internal static class StripeSubscriptionForm
{
    internal static StripeForm Of(SubscriptionRequest request, StripeContext context)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Items.Count == 0)
        {
            throw new ArgumentException("A subscription needs an item.", nameof(request));
        }

        return new StripeForm()
            .Add("customer", StripeOperations.Needed(request.Payer.Value))
            .Nest("items", request.Items, Item)
            .Add("default_payment_method", request.PaymentMethod)
            .Add("trial_end", request.TrialEndsAt)
            .Add("metadata", context.Metadata(request.Metadata, request.Reference));
    }

    internal static StripeForm Of(StripeSubscriptionUpdate change, StripeContext context)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new StripeForm()
            .Nest("items", change.Items, Item)
            .Add("cancel_at_period_end", change.CancelsAtPeriodEnd)
            .Add("default_payment_method", change.PaymentMethod)
            .Add("trial_end", change.TrialEndsAt)
            .Add("proration_behavior", change.Proration)
            .Add("metadata", context.Metadata(change.Metadata, change.Reference));
    }

    internal static void Item(StripeForm form, SubscriptionItem item) => form.Add("id", item.Id).Add("price", item.Price).Add("quantity", item.Quantity);
}
