using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Adyen;

/// <summary>Adyen: Checkout, transfers, disputes, webhook management, settlement reports (contracts/payments.md b).</summary>
/// <remarks>
/// All services answer at one root; what comes before a version in the path (<c>checkout/v72</c>, <c>btl/v4</c>, <c>v3</c>) does not matter. Cards end by the
/// holder's name (<c>DECLINED</c>, <c>NOT_ENOUGH_BALANCE</c>, <c>CHALLENGE</c>, <c>PENDING</c>, ...); <c>ideal</c>, <c>paypal</c> and the like redirect to a page of
/// the simulator that sends the shopper on at once (<c>?outcome=DECLINED</c> and other names end it so); direct debits are received and authorised an hour later.
/// Modifications are only ever received: their end is a webhook.
/// </remarks>
public sealed class AdyenSimulator : Simulator
{
    private readonly AdyenWorld _world;
    private readonly AdyenIdempotency _idempotency;
    private readonly AdyenNotifications _notifications;
    private readonly AdyenStoredMethods _stored;
    private readonly AdyenHosted _hosted;
    private readonly AdyenSettlement _settlement;
    private readonly AdyenSteering _steering;
    private readonly IAdyenArea[] _areas;

    internal AdyenSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.Adyen, options)
    {
        Webhooks = new WebhookDispatcher(options, static (message, target, _) => AdyenNotifications.Sign(message, target)) { RequestGate = Gate };
        _world = new AdyenWorld(Clock, () => BaseAddress);
        _idempotency = new AdyenIdempotency(Clock);
        _notifications = new AdyenNotifications(_world, Webhooks);
        _stored = new AdyenStoredMethods(_notifications);
        _settlement = new AdyenSettlement(_world, _notifications);
        var payments = new AdyenPayments(_world, _notifications, _stored);
        var disputes = new AdyenDisputes(_world, _notifications);
        var transfers = new AdyenTransfers(_world, _notifications);
        _hosted = new AdyenHosted(_world, payments);
        _steering = new AdyenSteering(_world, _notifications, payments, _hosted, disputes, transfers, _settlement);
        _areas = [payments, new AdyenModifications(_world, _notifications), _hosted, _stored, transfers, disputes, new AdyenManagement(_notifications), _settlement];
    }

    /// <summary>The key <c>generateHmac</c> and platform webhooks get from now on, in hexadecimal digits; <see langword="null"/> makes a new one for each.</summary>
    public string? HmacKey
    {
        get => _notifications.FixedKey;
        set => _notifications.FixedKey = value;
    }

    /// <summary>Whether payments wait for a capture of their own; by default they are captured at once.</summary>
    public bool ManualCapture
    {
        get => _world.ManualCapture;
        set => _world.ManualCapture = value;
    }

    /// <summary>Whether transfers wait for an approval; by default they do not.</summary>
    public bool TransferApproval
    {
        get => _world.TransferApproval;
        set => _world.TransferApproval = value;
    }

    /// <summary>Every payment, oldest first: references, amount, result code, what was captured and refunded.</summary>
    public IReadOnlyList<JsonObject> Payments
    {
        get
        {
            lock (Gate)
            {
                return [.. _world.Payments.Values.Select(p => p.Describe())];
            }
        }
    }

    /// <summary>Every transfer as Adyen renders it, oldest first.</summary>
    public IReadOnlyList<JsonObject> Transfers
    {
        get
        {
            lock (Gate)
            {
                return [.. _world.Transfers.Values.Select(t => (JsonObject)t.DeepClone())];
            }
        }
    }

    /// <summary>What was sent to webhook receivers.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Webhooks.Deliveries();

    internal override WebhookDispatcher Webhooks { get; }

    /// <summary>Sets how webhooks are delivered from now on.</summary>
    /// <param name="mode">The mode.</param>
    public void SetWebhookMode(WebhookMode mode) => Webhooks.SetMode(mode);

    /// <summary>Sends the held webhooks and keeps the usual order from now on.</summary>
    /// <param name="reversed">Whether the last event goes first.</param>
    public void ReleaseWebhooks(bool reversed = false) => Webhooks.Release(reversed);

    /// <summary>Keeps back events of some codes until they are released; all others go out as usual.</summary>
    /// <param name="eventCodes">The codes; <c>*</c> stands for any run of characters.</param>
    public void HoldWebhooks(params IReadOnlyList<string> eventCodes) => Webhooks.Hold(eventCodes);

    /// <summary>Completes when every event that is not held was sent at least once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DrainWebhooksAsync(CancellationToken cancellationToken = default) => Webhooks.DrainAsync(cancellationToken);

    /// <summary>Tells of an event about a payment, for example <c>CHARGEBACK</c>, with what it does to it.</summary>
    /// <param name="pspReference">The payment.</param>
    /// <param name="eventCode">Adyen's event code.</param>
    /// <param name="success">Whether it went well.</param>
    /// <param name="reason">Why not, or what else the event says.</param>
    /// <returns>Whether there is such a payment.</returns>
    public bool Tell(string pspReference, string eventCode, bool success = true, string? reason = null)
    {
        lock (Gate)
        {
            if (!_world.Payments.TryGetValue(pspReference, out var payment))
            {
                return false;
            }

            _steering.Tell(payment, new JsonObject { ["eventCode"] = eventCode, ["success"] = success, ["reason"] = reason });
            return true;
        }
    }

    /// <summary>Closes a settlement batch of everything not settled yet and tells of its report; one for each merchant account and currency.</summary>
    /// <returns>The batches: number, payout, name and address of the report.</returns>
    public JsonArray CloseSettlement()
    {
        lock (Gate)
        {
            return _settlement.Close();
        }
    }

    internal override SimOperation Route(SimRequest request)
    {
        var version = Array.FindIndex(request.Segments, IsVersion);
        var path = request.Segments[(version + 1)..];
        AdyenRoute? route = null;
        foreach (var area in _areas)
        {
            route ??= area.Find(request, path);
        }

        route ??= new AdyenRoute("Unknown", () => throw new AdyenError(404, "000", $"There is nothing at {request.Method} {request.Path}."));
        var key = path.Length > 1 ? request.Path : request.Header("Idempotency-Key") ?? request.Json.Text("reference") ?? "";
        return new SimOperation(route.Name, key, () => Answer(request, route));
    }

    internal override SimResponse Failure(Fault fault) => fault.Kind switch
    {
        FaultKind.RateLimit => new AdyenError(429, fault.Code ?? "000", fault.Message ?? "Too many requests.").ToResponse(),
        FaultKind.FailureBody => new AdyenError(422, fault.Code ?? "29_001", fault.Message ?? "The request was refused.").ToResponse(),
        _ => new AdyenError(fault.Status, fault.Code ?? "000", fault.Message ?? "Internal error", "internal").ToResponse(),
    };

    internal override SimResponse? Begin(SimRequest request) => _idempotency.Begin(request);

    internal override void End(SimRequest request, SimResponse? response) => _idempotency.End(request, response);

    internal override void RunDue() => _world.Due.RunDue();

    internal override JsonObject DescribeState() => new()
    {
        ["payments"] = JsonText.Array(_world.Payments.Values.Select(p => p.Describe())),
        ["modifications"] = JsonText.Array(_world.Modifications.Values.Select(m => (JsonNode)new JsonObject
        {
            ["pspReference"] = m.Psp,
            ["eventCode"] = m.EventCode,
            ["originalReference"] = m.Payment.Psp,
            ["amount"] = m.Amount,
            ["reference"] = m.Reference,
            ["success"] = m.Success,
        })),
        ["disputes"] = JsonText.Array(_world.Disputes.Values.Select(d => (JsonNode)new JsonObject { ["pspReference"] = d.Psp, ["originalReference"] = d.Payment.Psp, ["status"] = d.Status, ["amount"] = d.Amount })),
        ["transfers"] = JsonText.Array(_world.Transfers.Values.Select(t => t.DeepClone())),
        ["webhookEndpoints"] = JsonText.Array(_notifications.Endpoints.Values.Select(e => e.DeepClone())),
        ["deliveries"] = DeliveryJson.Write(Webhooks.Deliveries()),
        ["held"] = Webhooks.HeldCount(),
    };

    internal override void ResetState()
    {
        _world.Clear();
        _idempotency.Clear();
        _notifications.Clear();
        _stored.Clear();
        _hosted.Clear();
        _settlement.Clear();
    }

    internal override SimResponse? SteerOwn(SimRequest request)
    {
        if (!request.IsPost)
        {
            return null;
        }

        lock (Gate)
        {
            try
            {
                return _steering.Handle(request.Segments, request.Json);
            }
            catch (AdyenError error)
            {
                return error.ToResponse();
            }
        }
    }

    private static bool IsVersion(string segment) => segment.Length > 1 && segment[0] == 'v' && segment.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    private static SimResponse Answer(SimRequest request, AdyenRoute route)
    {
        try
        {
            if (!route.Open && string.IsNullOrEmpty(request.Header("X-API-Key")) && request.Authorization("Basic") is not { Length: > 0 })
            {
                throw AdyenError.Unauthorized();
            }

            var response = route.Run();
            return response.Headers.Exists(h => h.Key == "pspReference") ? response : response.With("pspReference", AdyenIds.Psp());
        }
        catch (AdyenError error)
        {
            return error.ToResponse();
        }
    }
}
