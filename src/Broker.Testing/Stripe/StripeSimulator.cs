using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Stripe;

/// <summary>Stripe: payments, checkout, billing, refunds, disputes, settlement, reports, events and webhooks (contracts/payments.md a).</summary>
/// <remarks>
/// Beyond Stripe's card triggers, <c>pm_usBankAccount…</c> and <c>pm_sepa…</c> stay <c>processing</c> for a day of the simulator's clock
/// (ending in failure when the name contains <c>fail</c>), <c>…pendingRefund</c> makes refunds that stay pending for an hour and <c>…refundFail</c>
/// refunds that fail an hour after they succeeded. What only the payer, a bank or Stripe itself does comes by steering, see the package's guide. Webhook signatures carry the base clock's time, so that advancing the simulator's clock does not make them old.
/// </remarks>
public sealed class StripeSimulator : Simulator
{
    internal const string DefaultApiVersion = "2026-07-29.dahlia";

    private readonly StripeStore _store;
    private readonly StripeIdempotency _idempotency;
    private readonly StripeEvents _events;
    private readonly StripeBalance _balance;
    private readonly StripeParts _parts;
    private readonly StripeSteering _steering;
    private readonly string? _initialSecret;

    internal StripeSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.Stripe, options)
    {
        _idempotency = new StripeIdempotency(Clock);
        _store = new StripeStore(Clock);
        Webhooks = new WebhookDispatcher(options, StripeEvents.Sign) { RequestGate = Gate };
        _events = new StripeEvents(_store, Webhooks);
        _store.Emit = _events.Emit;
        _balance = new StripeBalance(_store);
        _parts = new StripeParts(_store, _balance, _events, () => BaseAddress);
        _steering = new StripeSteering(_store, _balance, _events, _parts);
        WebhookSecret = _initialSecret = options.StripeWebhookSecret;
    }

    /// <summary>The secret of webhook endpoints made from now on; <see langword="null"/> makes a new one for each.</summary>
    public string? WebhookSecret
    {
        get => _events.FixedSecret;
        set => _events.FixedSecret = value;
    }

    /// <summary>The version events are rendered in.</summary>
    public string ApiVersion
    {
        get => _events.ApiVersion;
        set => _events.ApiVersion = value;
    }

    /// <summary>Every payment intent as Stripe renders it, oldest first.</summary>
    public IReadOnlyList<JsonObject> PaymentIntents => Snapshot(_store.Intents);

    /// <summary>Every refund, oldest first.</summary>
    public IReadOnlyList<JsonObject> Refunds => Snapshot(_store.Refunds);

    /// <summary>Every charge, oldest first.</summary>
    public IReadOnlyList<JsonObject> Charges => Snapshot(_store.Charges);

    /// <summary>Every customer, oldest first.</summary>
    public IReadOnlyList<JsonObject> Customers => Snapshot(_store.Customers);

    /// <summary>Every event, oldest first, delivered or not.</summary>
    public IReadOnlyList<JsonObject> Events => Snapshot(_store.Events);

    /// <summary>What was sent to webhook endpoints.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Webhooks.Deliveries();

    internal override WebhookDispatcher Webhooks { get; }

    /// <summary>Sets how webhooks are delivered from now on.</summary>
    /// <param name="mode">The mode.</param>
    public void SetWebhookMode(WebhookMode mode) => Webhooks.SetMode(mode);

    /// <summary>Sends the held webhooks and keeps the usual order from now on.</summary>
    /// <param name="reversed">Whether the last event goes first.</param>
    public void ReleaseWebhooks(bool reversed = false) => Webhooks.Release(reversed);

    /// <summary>Keeps back events of some types until they are released; all others go out as usual.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    public void HoldWebhooks(params IReadOnlyList<string> eventTypes) => Webhooks.Hold(eventTypes);

    /// <summary>Sends the held webhooks of some types; what else is held stays so.</summary>
    /// <param name="eventTypes">The types; <c>*</c> stands for any run of characters.</param>
    public void ReleaseWebhooksOf(params IReadOnlyList<string> eventTypes) => Webhooks.Release(eventTypes);

    /// <summary>Completes when every event that is not held was sent at least once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DrainWebhooksAsync(CancellationToken cancellationToken = default) => Webhooks.DrainAsync(cancellationToken);

    /// <summary>Sends an event again.</summary>
    /// <param name="eventId">The event.</param>
    /// <param name="newId">Whether it goes out as another event about the same thing.</param>
    /// <returns>Whether there is such an event.</returns>
    public bool Redeliver(string eventId, bool newId = false)
    {
        lock (Gate)
        {
            return _store.Events.Find(eventId) is not null && _events.Redeliver(eventId, newId) is not null;
        }
    }

    /// <summary>Pays out everything available, one automatic payout for each currency.</summary>
    /// <returns>The payouts.</returns>
    public JsonArray PayOut()
    {
        lock (Gate)
        {
            _events.Cause = default;
            return _balance.PayOut();
        }
    }

    /// <summary>Ends everything that waits for time to pass: processing payments, pending refunds, pending funds.</summary>
    public void Settle()
    {
        lock (Gate)
        {
            _events.Cause = default;
            _store.Settle();
        }
    }

    internal static StripeForm FormOf(SimRequest request) =>
        request.IsPost ? new StripeForm(Encoding.UTF8.GetString(request.Body)) : new StripeForm(request.QueryString);

    internal override SimOperation Route(SimRequest request)
    {
        var form = FormOf(request);
        var route = _parts.Find(request.Method, request.Segments, form) ?? new StripeRoute("Unknown", () => throw new StripeError(
            404, "invalid_request_error", null, $"Unrecognized request URL ({request.Method}: {request.Path}). If you are trying to list objects, remove the trailing slash."));
        var key = request.Segments.Length > 2 ? request.Path : request.Header("Idempotency-Key") ?? "";
        return new SimOperation(route.Name, key, () => Answer(request, form, route));
    }

    internal override SimResponse Failure(Fault fault)
    {
        var error = fault.Kind switch
        {
            FaultKind.RateLimit => new StripeError(429, "invalid_request_error", fault.Code ?? "rate_limit", fault.Message ?? "Request rate limit exceeded."),
            FaultKind.FailureBody => new StripeError(400, "invalid_request_error", fault.Code, fault.Message ?? "The request was refused."),
            _ => new StripeError(fault.Status, "api_error", fault.Code, fault.Message ?? "Sorry! There was an error while talking to Stripe. Please try again shortly."),
        };
        var response = error.ToResponse().With("Request-Id", StripeStore.NewId("req_")[..18]);
        return fault.Kind == FaultKind.RateLimit ? response.With("Stripe-Rate-Limited-Reason", "global-rate") : response;
    }

    internal override SimResponse? Begin(SimRequest request) => _idempotency.Begin(request);

    internal override void End(SimRequest request, SimResponse? response) => _idempotency.End(request, response);

    internal override void Replaced(SimRequest request, SimResponse failure) => _idempotency.Replace(request, failure);

    internal override void RunDue()
    {
        _events.Cause = default;
        _store.RunDue();
    }

    internal override JsonObject DescribeState() => new()
    {
        ["payments"] = Describe(_store.Intents),
        ["refunds"] = Describe(_store.Refunds),
        ["customers"] = Describe(_store.Customers),
        ["charges"] = Describe(_store.Charges),
        ["disputes"] = Describe(_store.Disputes),
        ["checkoutSessions"] = Describe(_store.Sessions),
        ["invoices"] = Describe(_store.Invoices),
        ["subscriptions"] = Describe(_store.Subscriptions),
        ["payouts"] = Describe(_store.Payouts),
        ["events"] = JsonText.Array(_store.Events.Items.Select(e => (JsonNode)new JsonObject { ["id"] = e.Text("id"), ["type"] = e.Text("type"), ["created"] = e.Long("created") })),
        ["webhookEndpoints"] = Describe(_store.Endpoints),
        ["deliveries"] = DeliveryJson.Write(Webhooks.Deliveries()),
        ["held"] = Webhooks.HeldCount(),
    };

    internal override void ResetState()
    {
        _store.Clear();
        _parts.Clear();
        _idempotency.Clear();
        (_events.ApiVersion, _events.Thin) = (DefaultApiVersion, false);
        WebhookSecret = _initialSecret;
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost)
        {
            return null;
        }

        lock (Gate)
        {
            _events.Cause = default;
            try
            {
                return _steering.Handle(request.Segments, request.Json);
            }
            catch (StripeError error)
            {
                return error.ToResponse();
            }
        }
    }

    private static JsonArray Describe(StripeCollection items) => JsonText.Array(items.Items.Select(item =>
    {
        var copy = (JsonObject)item.DeepClone();
        copy.Remove("client_secret");
        return (JsonNode)copy;
    }));

    private SimResponse Answer(SimRequest request, StripeForm form, StripeRoute route)
    {
        var id = StripeStore.NewId("req_")[..18];
        _events.Cause = (id, request.Header("Idempotency-Key"));
        SimResponse response;
        try
        {
            response = Run(request, form, route);
        }
        catch (StripeError error)
        {
            response = error.ToResponse();
        }

        response.With("Request-Id", id).With("Stripe-Version", request.Header("Stripe-Version") ?? DefaultApiVersion);
        return request.IsPost && request.Header("Idempotency-Key") is { } idempotencyKey ? response.With("Idempotency-Key", idempotencyKey) : response;
    }

    private SimResponse Run(SimRequest request, StripeForm form, StripeRoute route)
    {
        if ((request.Authorization("Bearer") ?? BasicUser(request)) is not { } key || !key.StartsWith("sk_test_", StringComparison.Ordinal))
        {
            throw new StripeError(401, "invalid_request_error", null, "Invalid API Key provided.");
        }

        if (route.RunRaw is { } raw)
        {
            return raw();
        }

        var answer = route.Run();
        if (answer is JsonObject body && form.List("expand") is { Count: > 0 } paths)
        {
            answer = body.DeepClone();
            StripeExpansion.Expand(_store, (JsonObject)answer, paths);
        }

        return new SimResponse(200, "application/json", JsonText.ToBytes(answer, indented: true));
    }

    // Stripe also takes the key as the user name of basic authentication.
    private static string? BasicUser(SimRequest request)
    {
        var buffer = new byte[512];
        return request.Authorization("Basic") is { Length: < 600 } coded && Convert.TryFromBase64String(coded, buffer, out var length)
            ? Encoding.UTF8.GetString(buffer, 0, length).Split(':')[0]
            : null;
    }

    private List<JsonObject> Snapshot(StripeCollection items)
    {
        lock (Gate)
        {
            return [.. items.Items.Select(item => (JsonObject)item.DeepClone())];
        }
    }
}
