using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Praxis;

/// <summary>Praxis Cashier: pay-ins and pay-outs through cashier sessions, the merchant's decisions, order look-up, signed notifications (contracts/payments.md b2).</summary>
/// <remarks>
/// Calls are <c>cashier</c>, <c>wallet-token</c> (a pay-out or pay-in to a stored instrument), <c>find-order</c>, <c>find-transaction</c>, <c>manage-transaction</c> and <c>manage-withdrawal-request</c>, whatever comes before in the
/// path. An order id is taken once. What customers and processors do comes by steering: <c>POST /_sim/orders/{order_id}</c> {status, and any field of the transaction
/// such as processed_amount}. A notification goes to the order's <c>notification_url</c> until its answer is signed and has a status other than -1.
/// Steering: <c>/_sim/settings</c> {merchantSecret, fields: {call: {request, response}}, autoSubmitWithdrawals, requireSignedAnswers}, <c>/_sim/settle</c>.
/// </remarks>
public sealed class PraxisSimulator : Simulator
{
    private const string Header = "Gt-Authentication";
    private const string DefaultSecret = "praxis-simulator-secret";
    private static readonly string[] KnownCalls = ["cashier", "wallet-token", "find-order", "find-transaction", "manage-transaction", "manage-withdrawal-request"];
    private readonly PraxisFieldLists _fields = new();
    private readonly DueActions _due;
    private readonly PraxisOrders _orders;
    private readonly HashSet<string> _receivers = new(StringComparer.Ordinal);
    private volatile string _secret = DefaultSecret;
    private int _notifications;

    internal PraxisSimulator(BrokerSimulatorsOptions options)
        : base(SimulatorNames.Praxis, options)
    {
        _due = new DueActions(Clock);
        _orders = new PraxisOrders(_due, Notify);
        Webhooks = new WebhookDispatcher(options, Sign, Accepts) { RequestGate = Gate };
    }

    /// <summary>The merchant secret requests, answers and notifications are signed with.</summary>
    public string MerchantSecret
    {
        get => _secret;
        set => _secret = value;
    }

    /// <summary>Whether the answer to a notification must be signed; by default it must.</summary>
    public bool RequireSignedAnswers { get; set; } = true;

    /// <summary>Whether the customer sends the form of a withdrawal at once; by default so.</summary>
    public bool AutoSubmitWithdrawals
    {
        get => _orders.AutoSubmitWithdrawals;
        set => _orders.AutoSubmitWithdrawals = value;
    }

    /// <summary>Every order with its transaction, oldest first.</summary>
    public IReadOnlyList<JsonObject> Orders
    {
        get
        {
            lock (Gate)
            {
                return [.. _orders.All.Select(o => o.Describe())];
            }
        }
    }

    /// <summary>What was sent to notification addresses.</summary>
    public IReadOnlyList<WebhookDelivery> Deliveries => Webhooks.Deliveries();

    internal override WebhookDispatcher Webhooks { get; }

    /// <summary>Sets which fields a call signs, in order.</summary>
    /// <param name="call"><c>cashier</c>, <c>wallet-token</c>, <c>find-order</c>, <c>find-transaction</c>, <c>manage-transaction</c>, <c>manage-withdrawal-request</c> or <c>notification</c>.</param>
    /// <param name="request">The fields of the request; <see langword="null"/> keeps them. A dot goes into an object.</param>
    /// <param name="response">The fields of the answer; <see langword="null"/> keeps them.</param>
    /// <exception cref="ArgumentException">There is no such call.</exception>
    public void SetSignedFields(string call, IReadOnlyList<string>? request, IReadOnlyList<string>? response = null)
    {
        lock (Gate)
        {
            try
            {
                _fields.Set(call, request, response);
            }
            catch (PraxisError error)
            {
                throw new ArgumentException(error.Message, nameof(call), error);
            }
        }
    }

    /// <summary>Moves an order's transaction, as its customer or processor does, and notifies.</summary>
    /// <param name="orderId">The order.</param>
    /// <param name="status">The status in Praxis' words, for example <c>approved</c>.</param>
    /// <param name="details">Fields of the transaction to set, for example <c>processed_amount</c>.</param>
    /// <returns>Whether there is such an order.</returns>
    public bool Move(string orderId, string status, JsonObject? details = null)
    {
        lock (Gate)
        {
            if (_orders.All.FirstOrDefault(o => o.Id == orderId) is not { } order)
            {
                return false;
            }

            _orders.Move(order, status, details);
            return true;
        }
    }

    /// <summary>Completes when every notification that is not held was sent at least once.</summary>
    /// <param name="cancellationToken">Stops waiting.</param>
    public Task DrainWebhooksAsync(CancellationToken cancellationToken = default) => Webhooks.DrainAsync(cancellationToken);

    internal override SimOperation Route(SimRequest request)
    {
        var call = request.Segments.Length > 0 ? request.Segments[^1] : "";
        var known = request.IsPost && KnownCalls.Contains(call, StringComparer.Ordinal);
        var key = request.Json.Text("order_id") ?? request.Json.Text("tid") ?? request.Json.Text("withdrawal_request_id") ?? "";
        return new SimOperation(known ? call : "Unknown", key, () => known ? Answer(call, request) : SimResponse.Json(404, new JsonObject { ["status"] = 404, ["description"] = "Not found" }));
    }

    internal override SimResponse Failure(Fault fault) => fault.Kind switch
    {
        FaultKind.RateLimit => Failure(429, -1, fault.Message ?? "Too many requests"),
        FaultKind.FailureBody => Failure(200, 1, fault.Message ?? "The request was refused."),
        _ => Failure(fault.Status, -1, fault.Message ?? "Internal error"),
    };

    internal override void RunDue() => _due.RunDue();

    internal override JsonObject DescribeState() => new()
    {
        ["orders"] = JsonText.Array(_orders.All.Select(o => (JsonNode)o.Describe())),
        ["deliveries"] = DeliveryJson.Write(Webhooks.Deliveries()),
        ["held"] = Webhooks.HeldCount(),
    };

    internal override void ResetState()
    {
        _due.Clear();
        _orders.Clear();
        _fields.Clear();
        _receivers.Clear();
        (_secret, RequireSignedAnswers) = (DefaultSecret, true);
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
                switch (request.Segments)
                {
                    case [_, "orders", var id]:
                        _orders.Move(_orders.Find(Uri.UnescapeDataString(id)), request.Json.Text("status") ?? "approved", request.Json);
                        return SimResponse.Json(200, _orders.Find(Uri.UnescapeDataString(id)).Describe());
                    case [_, "settings"]:
                        Configure(request.Json);
                        return SimResponse.Json(200, new JsonObject { ["ok"] = true });
                    case [_, "settle"]:
                        _due.Settle();
                        return SimResponse.Json(200, new JsonObject { ["ok"] = true });
                    default:
                        return null;
                }
            }
            catch (PraxisError error)
            {
                return SimResponse.Json(404, new JsonObject { ["error"] = error.Message });
            }
        }
    }

    private static SimResponse Failure(int httpStatus, int status, string description) =>
        SimResponse.Json(httpStatus, new JsonObject { ["status"] = status, ["description"] = description });

    private void Configure(JsonObject? body)
    {
        _secret = body.Text("merchantSecret") ?? _secret;
        AutoSubmitWithdrawals = body.Bool("autoSubmitWithdrawals") ?? AutoSubmitWithdrawals;
        RequireSignedAnswers = body.Bool("requireSignedAnswers") ?? RequireSignedAnswers;
        if (body?["fields"] is JsonObject changes)
        {
            _fields.Set(changes);
        }
    }

    private SimResponse Answer(string call, SimRequest request)
    {
        var answer = new JsonObject();
        var httpStatus = 200;
        try
        {
            var body = request.Json ?? throw new PraxisError("The body is not a JSON object.", 400);
            if (request.Header(Header) is not { Length: > 0 } given)
            {
                throw new PraxisError("The signature is missing.", 400);
            }

            if (!string.Equals(given, PraxisSignature.Create(body, _fields.Request(call), _secret), StringComparison.OrdinalIgnoreCase))
            {
                throw new PraxisError("The signature is wrong.");
            }

            (answer["status"], answer["description"]) = (0, "Ok");
            Run(call, body, answer);
        }
        catch (PraxisError error)
        {
            (answer["status"], answer["description"], httpStatus) = (1, error.Message, error.HttpStatus);
        }

        (answer["version"], answer["timestamp"]) = ("1.3", _due.Now.ToUnixTimeSeconds());
        return SimResponse.Json(httpStatus, answer).With(Header, PraxisSignature.Create(answer, _fields.Response(call), _secret));
    }

    private void Run(string call, JsonObject body, JsonObject answer)
    {
        var order = call switch
        {
            "cashier" => _orders.Open(body),
            "wallet-token" => _orders.Direct(body),
            "find-order" => _orders.Find(body.Text("order_id") ?? ""),
            "find-transaction" => _orders.FindTransaction(body.Text("tid")),
            "manage-transaction" => _orders.Manage(body),
            _ => _orders.ManageWithdrawal(body),
        };
        if (call == "cashier")
        {
            answer["redirect_url"] = new Uri(BaseAddress, "login/" + order.CustomerToken).AbsoluteUri;
        }

        (answer["customer"], answer["session"]) = (order.Customer(), order.Session());
        if (order.Transaction is { } transaction)
        {
            answer["transaction"] = transaction.DeepClone();
        }
    }

    private void Notify(PraxisOrder order)
    {
        if (!Uri.TryCreate(order.Asked.Text("notification_url"), UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            return;
        }

        if (_receivers.Add(url.AbsoluteUri))
        {
            Webhooks.AddTarget(new WebhookTarget(url.AbsoluteUri, url, "", static _ => true));
        }

        var body = new JsonObject
        {
            ["merchant_id"] = order.Asked.Text("merchant_id"),
            ["application_key"] = order.Asked.Text("application_key"),
            ["conversion_rate"] = order.Transaction?["conversion_rate"]?.DeepClone(),
            ["customer"] = order.Customer(),
            ["session"] = order.Session(),
            ["transaction"] = order.Transaction?.DeepClone(),
            ["version"] = "1.3",
            ["timestamp"] = _due.Now.ToUnixTimeSeconds(),
        };
        var id = string.Create(CultureInfo.InvariantCulture, $"ntf_{++_notifications}");
        Webhooks.Publish(new WebhookMessage(id, order.Transaction.Text("transaction_status") ?? "expired", order.Id, JsonText.ToBytes(body), url.AbsoluteUri));
    }

    private SignedWebhook Sign(WebhookMessage message, WebhookTarget target, DateTimeOffset time) =>
        new(message.Body, [new(Header, PraxisSignature.Create(JsonText.TryParseObject(message.Body)!, _fields.Request("notification"), _secret))]);

    private bool Accepts(HttpResponseMessage response, byte[] body)
    {
        if (JsonText.TryParseObject(body) is not { } answer || answer["status"] is null || answer.Text("status") == "-1")
        {
            return false;
        }

        var given = response.Headers.TryGetValues(Header, out var values) || response.Headers.TryGetValues("external-request-signature", out values) ? values.FirstOrDefault() : null;
        return !RequireSignedAnswers || string.Equals(given, PraxisSignature.Create(answer, _fields.Response("notification"), _secret), StringComparison.OrdinalIgnoreCase);
    }
}
