using Broker.Core.Identity;
using Broker.Payments;
using Broker.Payments.Stripe;
using static Broker.Contracts.Tests.Payments.Stripe.Operations.Rows;

namespace Broker.Contracts.Tests.Payments.Stripe.Operations;

/// <summary>Subscriptions.</summary>
internal static class SubscriptionRows
{
    private const string Subscriptions = "/v1/subscriptions";
    private const string One = "/v1/subscriptions/{id}";

    public static IReadOnlyList<StripeOperation> All { get; } =
    [
        Keyed("CreateSubscription", Subscriptions, "",
            [
                "customer=cus_1", "items[0][price]=price_1", "items[0][quantity]=2", "items[1][price]=price_2", "items[1][quantity]=1", "default_payment_method=pm_1", "trial_end=1793088000",
                "metadata[broker_client_id]=S-1",
            ],
            (stripe, key) => stripe.Subscriptions.CreateAsync(
                new SubscriptionRequest { Payer = Cus, Items = [new SubscriptionItem("price_1", 2), new SubscriptionItem("price_2")], PaymentMethod = "pm_1", TrialEndsAt = DayLater, Reference = "S-1" }, key),
            subscription => Check(subscription, SubscriptionState.Trialing, "trialing")) with { MovesMoney = true },
        Get("GetSubscription", One, "sub_1", Nothing, stripe => stripe.Subscriptions.GetAsync(Sub), subscription => Check(subscription, SubscriptionState.PastDue, "past_due")),
        Keyed("UpdateSubscription", One, "sub_1",
            [
                "items[0][id]=si_1", "items[0][price]=price_1", "items[0][quantity]=5", "cancel_at_period_end=false", "default_payment_method=", "trial_end=1793088000",
                "proration_behavior=none", "metadata[case]=", "metadata[broker_client_id]=S-1",
            ],
            (stripe, key) => stripe.Subscriptions.UpdateAsync(
                Sub,
                new StripeSubscriptionUpdate
                {
                    Items = [new SubscriptionItem("price_1", 5) { Id = "si_1" }], CancelsAtPeriodEnd = false, PaymentMethod = "", TrialEndsAt = DayLater, Proration = "none", Reference = "S-1",
                    Metadata = Pairs(("case", "")),
                },
                key),
            subscription => Check(subscription, SubscriptionState.Active, "active")) with { MovesMoney = true },
        Get("CancelSubscription", One, "sub_1", ["invoice_now=true", "prorate=true"], stripe => stripe.Subscriptions.CancelAsync(Sub, prorate: true, invoiceNow: true), subscription =>
        {
            Check(subscription, SubscriptionState.Canceled, "canceled");
            Assert.Equal(At(1793001700), subscription.EndedAt);
        }) with { Retry = StripeRetry.Delete, Method = HttpMethod.Delete, MovesMoney = true },
        Keyed("ResumeSubscription", One + "/resume", "sub_1", Nothing, (stripe, key) => stripe.Subscriptions.ResumeAsync(Sub, key),
            subscription => Check(subscription, SubscriptionState.Active, "active")) with { MovesMoney = true },
        Keyed("PauseSubscription", One + "/pause", "sub_1", Nothing, (stripe, key) => stripe.Subscriptions.PauseAsync(Sub, key),
            subscription => Check(subscription, SubscriptionState.Paused, "paused")) with { MovesMoney = true },
        List("ListSubscriptions", Subscriptions, "", ["customer=cus_1", "price=price_1", "status=all", "created[gte]=1793001600", "created[lt]=1793088000", "limit=100"],
            stripe => stripe.Subscriptions.ListAsync(new StripeSubscriptionFilter { Payer = Cus, Price = "price_1", Status = "all", CreatedFrom = Created, CreatedBefore = DayLater }),
            subscription => Check(subscription, SubscriptionState.Unpaid, "unpaid")),
        List("SearchSubscriptions", "/v1/subscriptions/search", "", ["query=status:'active'", "limit=100"], stripe => stripe.Subscriptions.SearchAsync("status:'active'"),
            subscription => Check(subscription, SubscriptionState.Active, "active")),
    ];

    private static void Check(Subscription subscription, SubscriptionState state, string raw)
    {
        Assert.Equal((Sub, state, raw, Cus, "S-1"), (subscription.Id, subscription.State, subscription.RawState, subscription.Payer, subscription.Reference));
        Assert.Equal((true, At(1795680000), DayLater), (subscription.CancelsAtPeriodEnd, subscription.PeriodEndsAt, subscription.TrialEndsAt));
        Assert.Equal([new SubscriptionItem("price_1", 2) { Id = "si_1" }, new SubscriptionItem("price_2") { Id = "si_2" }], subscription.Items);
        Assert.Equal(In, subscription.LatestInvoice);
    }
}
