using Broker.Core.Identity;

namespace Broker.Payments.Stripe.Wire;

/// <summary>Reads subscriptions. Since basil the periods stand on the items; older bodies have one on the subscription (contracts/payments.md a3).</summary>
internal static class StripeSubscriptionReader
{
    internal static Subscription Read(StripeObject subscription, StripeContext context)
    {
        string? status = subscription.Text("status");
        IReadOnlyDictionary<string, string> metadata = subscription.Map("metadata");
        IReadOnlyList<DateTimeOffset?> ends = subscription.Items("items", static item => item.Time("current_period_end"));
        return new Subscription
        {
            Id = new SubscriptionId(subscription.NeededText("id")),
            Provider = StripeProtocol.Name,
            State = StripeStateMaps.Subscriptions.Of(status),
            RawState = status ?? string.Empty,
            Payer = subscription.Id("customer") is { } payer ? new PayerId(payer) : null,
            CancelsAtPeriodEnd = subscription.Flag("cancel_at_period_end") ?? false,
            PeriodEndsAt = ends.Max() ?? subscription.Time("current_period_end"),
            TrialEndsAt = subscription.Time("trial_end"),
            EndedAt = subscription.Time("ended_at"),
            LatestInvoice = subscription.Id("latest_invoice") is { } invoice ? new InvoiceId(invoice) : null,
            Items = subscription.Items("items", static item => new SubscriptionItem(item.Id("price") ?? item.Id("plan") ?? throw StripeJson.Missing("price"), item.Long("quantity") ?? 1) { Id = item.Text("id") }),
            Reference = context.ReferenceIn(metadata),
            Metadata = metadata,
            CreatedAt = subscription.NeededTime("created"),
            ObservedAt = context.Time.GetUtcNow(),
        };
    }
}
