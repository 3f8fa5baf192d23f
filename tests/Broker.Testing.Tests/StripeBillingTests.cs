using System.Net;
using System.Text.Json.Nodes;

namespace Broker.Testing.Tests;

public sealed class StripeBillingTests : SimulatorTest
{
    [Fact]
    public async Task Two_partial_payments_pay_one_invoice_and_what_is_too_much_is_told()
    {
        var (customer, invoice) = await OpenInvoiceAsync(1000);

        await FormAsync($"v1/invoices/{invoice}/attach_payment", $"payment_intent={await PaidAsync(customer, 400)}");
        var part = await GetJsonAsync(Stripe, $"v1/invoices/{invoice}");
        await FormAsync($"v1/invoices/{invoice}/attach_payment", $"payment_intent={await PaidAsync(customer, 700)}");
        var whole = await GetJsonAsync(Stripe, $"v1/invoices/{invoice}");

        Assert.Equal(("open", 400, 600), ((string?)part["status"], (int)part["amount_paid"]!, (int)part["amount_remaining"]!));
        Assert.Equal(("paid", 1100, 100), ((string?)whole["status"], (int)whole["amount_paid"]!, (int)whole["amount_overpaid"]!));
        Assert.Equal(["canceled", "paid", "paid"], (await GetJsonAsync(Stripe, $"v1/invoice_payments?invoice={invoice}"))["data"]!.AsArray().Select(p => (string?)p!["status"]).Order(StringComparer.Ordinal));
        AssertEvents("invoice.finalized", "invoice_payment.paid", "invoice_payment.paid", "invoice.overpaid", "invoice.paid");
    }

    [Fact]
    public async Task An_invoice_has_no_intent_of_its_own_as_since_basil()
    {
        var (_, invoice) = await OpenInvoiceAsync(1000);

        var body = (await GetJsonAsync(Stripe, $"v1/invoices/{invoice}")).AsObject();

        Assert.False(body.ContainsKey("payment_intent") || body.ContainsKey("charge") || body.ContainsKey("subscription") || body.ContainsKey("confirmation_secret"));
    }

    [Fact]
    public async Task A_declined_invoice_stays_open_and_counts_the_attempt()
    {
        var (_, invoice) = await OpenInvoiceAsync(1000);

        var (response, error) = await FormAsync($"v1/invoices/{invoice}/pay", "payment_method=pm_card_visa_chargeDeclined");

        Assert.Equal((HttpStatusCode.PaymentRequired, "card_declined"), (response.StatusCode, (string?)error["error"]!["code"]));
        var body = await GetJsonAsync(Stripe, $"v1/invoices/{invoice}");
        Assert.Equal(("open", 1), ((string?)body["status"], (int)body["attempt_count"]!));
        AssertEvents("invoice.payment_failed");
    }

    [Fact]
    public async Task Payment_that_needs_the_payer_is_told_and_ends_when_he_authenticates()
    {
        var (_, invoice) = await OpenInvoiceAsync(1000);

        var (response, error) = await FormAsync($"v1/invoices/{invoice}/pay", "payment_method=pm_card_threeDSecure2Required");
        await PostAsync(Stripe, $"_sim/payment_intents/{(string?)error["error"]!["payment_intent"]!["id"]}", """{"action":"authenticate"}""");

        Assert.Equal((HttpStatusCode.PaymentRequired, "invoice_payment_intent_requires_action"), (response.StatusCode, (string?)error["error"]!["code"]));
        Assert.Equal("paid", (string?)(await GetJsonAsync(Stripe, $"v1/invoices/{invoice}"))["status"]);
        AssertEvents("invoice.payment_action_required", "invoice.paid");
    }

    [Theory]
    [InlineData("DELETE")]
    [InlineData("add_lines")]
    [InlineData("finalize")]
    public async Task What_was_finalized_is_no_draft_any_more(string what)
    {
        var (_, invoice) = await OpenInvoiceAsync(1000);

        var response = what == "DELETE"
            ? await Stripe.DeleteAsync(new Uri($"v1/invoices/{invoice}", UriKind.Relative))
            : (await FormAsync($"v1/invoices/{invoice}/{what}", "lines[0][amount]=1")).Response;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task An_invoice_with_a_due_date_is_told_overdue_once()
    {
        var customer = await CustomerAsync();
        var invoice = Id((await FormAsync("v1/invoices", $"customer={customer}&collection_method=send_invoice&days_until_due=3")).Body);
        await FormAsync("v1/invoiceitems", $"customer={customer}&invoice={invoice}&amount=100&currency=usd");
        await FormAsync($"v1/invoices/{invoice}/send", "");

        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(10));
        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(10));

        Assert.Single(Sims.Stripe.Events, e => (string?)e["type"] == "invoice.overdue");
        AssertEvents("invoice.sent", "invoice.overdue");
    }

    [Fact]
    public async Task A_credit_note_lowers_what_is_due_and_voiding_it_raises_it_again()
    {
        var (_, invoice) = await OpenInvoiceAsync(1000);

        var note = Id((await FormAsync("v1/credit_notes", $"invoice={invoice}&amount=300")).Body);
        var lowered = (int)(await GetJsonAsync(Stripe, $"v1/invoices/{invoice}"))["amount_due"]!;
        await FormAsync($"v1/credit_notes/{note}/void", "");

        Assert.Equal(700, lowered);
        Assert.Equal(1000, (int)(await GetJsonAsync(Stripe, $"v1/invoices/{invoice}"))["amount_due"]!);
    }

    [Fact]
    public async Task A_subscription_renews_every_month_and_its_decline_makes_it_past_due_until_paid()
    {
        var (customer, subscription) = await SubscribeAsync("pm_card_visa");
        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(63));
        Assert.Equal(3, await InvoicesAsync(subscription));

        await FormAsync($"v1/subscriptions/{subscription}", "default_payment_method=pm_card_chargeCustomerFail");
        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(31));
        var late = await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}");
        await FormAsync($"v1/invoices/{(string?)late["latest_invoice"]}/pay", "payment_method=pm_card_visa");

        Assert.Equal("past_due", (string?)late["status"]);
        Assert.Equal("active", (string?)(await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}"))["status"]);
        Assert.NotEmpty(customer);
    }

    [Fact]
    public async Task A_trial_is_announced_and_then_charged()
    {
        var (_, subscription) = await SubscribeAsync("pm_card_visa", "&trial_period_days=7");
        Assert.Equal("trialing", (string?)(await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}"))["status"]);

        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(8));

        Assert.Equal("active", (string?)(await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}"))["status"]);
        AssertEvents("customer.subscription.created", "customer.subscription.trial_will_end", "invoice.paid", "customer.subscription.updated");
    }

    [Theory]
    [InlineData("", HttpStatusCode.OK, "incomplete")]
    [InlineData("&payment_behavior=default_incomplete", HttpStatusCode.OK, "incomplete")]
    [InlineData("&payment_behavior=error_if_incomplete", HttpStatusCode.PaymentRequired, null)]
    public async Task A_first_decline_leaves_the_subscription_incomplete_or_makes_none(string behavior, HttpStatusCode status, string? expected)
    {
        var (_, response, body) = await TrySubscribeAsync("pm_card_chargeCustomerFail", behavior);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(expected, (string?)body["status"]);
        Sims.Stripe.AdvanceClock(TimeSpan.FromHours(24));
        Assert.Equal(expected is null ? null : "incomplete_expired", (string?)(await GetJsonAsync(Stripe, "v1/subscriptions?status=all"))["data"]!.AsArray().FirstOrDefault()?["status"]);
    }

    [Fact]
    public async Task A_subscription_ends_at_the_end_of_its_period_and_settling_ends_nothing_early()
    {
        var (_, subscription) = await SubscribeAsync("pm_card_visa");
        await FormAsync($"v1/subscriptions/{subscription}", "cancel_at_period_end=true");

        Sims.Stripe.Settle();
        Assert.Equal("active", (string?)(await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}"))["status"]);
        Sims.Stripe.AdvanceClock(TimeSpan.FromDays(40));

        Assert.Equal("canceled", (string?)(await GetJsonAsync(Stripe, $"v1/subscriptions/{subscription}"))["status"]);
        Assert.Equal(1, await InvoicesAsync(subscription));
    }

    private static string Id(JsonNode body) => (string)body["id"]!;

    private async Task<string> CustomerAsync(string? method = null) => Id((await FormAsync("v1/customers", method is null ? "" : $"payment_method={method}")).Body);

    private async Task<string> PaidAsync(string customer, int amount) =>
        Id((await FormAsync("v1/payment_intents", $"amount={amount}&currency=usd&customer={customer}&confirm=true&payment_method=pm_card_visa")).Body);

    private async Task<(string Customer, string Invoice)> OpenInvoiceAsync(int amount)
    {
        var customer = await CustomerAsync();
        await FormAsync("v1/invoiceitems", $"customer={customer}&amount={amount}&currency=usd");
        var invoice = Id((await FormAsync("v1/invoices", $"customer={customer}&pending_invoice_items_behavior=include")).Body);
        var (_, open) = await FormAsync($"v1/invoices/{invoice}/finalize", "");
        Assert.Equal(("open", amount), ((string?)open["status"], (int)open["amount_due"]!));
        return (customer, invoice);
    }

    private async Task<(string Customer, HttpResponseMessage Response, JsonNode Body)> TrySubscribeAsync(string method, string more)
    {
        var customer = await CustomerAsync(method);
        var (response, body) = await FormAsync(
            "v1/subscriptions",
            $"customer={customer}&items[0][price_data][currency]=usd&items[0][price_data][unit_amount]=500&items[0][price_data][recurring][interval]=month&items[0][price_data][product_data][name]=Signals{more}");
        return (customer, response, body);
    }

    private async Task<(string Customer, string Subscription)> SubscribeAsync(string method, string more = "")
    {
        var (customer, response, body) = await TrySubscribeAsync(method, more);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (customer, Id(body));
    }

    private async Task<int> InvoicesAsync(string subscription) => (await GetJsonAsync(Stripe, $"v1/invoices?subscription={subscription}&limit=100"))["data"]!.AsArray().Count;

    // These types, in this order; others may stand between them.
    private void AssertEvents(params string[] types)
    {
        var seen = Sims.Stripe.Events.Select(e => (string?)e["type"]).ToList();
        var at = 0;
        foreach (var type in types)
        {
            at = seen.IndexOf(type, at) + 1;
            Assert.True(at > 0, $"{type} is missing or too early: {string.Join(", ", seen)}");
        }
    }
}
