using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Praxis;

/// <summary>Orders and their transactions: pay-ins through the cashier, pay-outs the merchant approves (contracts/payments.md b2).</summary>
internal sealed class PraxisOrders(DueActions due, Action<PraxisOrder> notify)
{
    private const int FirstId = 756850;
    private readonly OrderedDictionary<string, PraxisOrder> _orders = new(StringComparer.Ordinal);
    private int _next = FirstId;

    /// <summary>Whether the customer sends the form of a withdrawal at once.</summary>
    public bool AutoSubmitWithdrawals { get; set; } = true;

    public IReadOnlyList<PraxisOrder> All => [.. _orders.Values];

    public PraxisOrder Open(JsonObject request)
    {
        foreach (var field in (string[])["merchant_id", "application_key", "intent", "currency", "cid", "order_id", "timestamp"])
        {
            if (string.IsNullOrEmpty(request.Text(field)))
            {
                throw new PraxisError($"The parameter '{field}' is required.");
            }
        }

        if (request.Text("intent") is not ("payment" or "authorization" or "withdrawal"))
        {
            throw new PraxisError("intent must be payment, authorization or withdrawal.");
        }

        if (request["amount"] is not null && (!long.TryParse(request.Text("amount"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var amount) || amount < 1))
        {
            throw new PraxisError("amount must be a positive whole number.");
        }

        var id = request.Text("order_id")!;
        if (_orders.ContainsKey(id))
        {
            throw new PraxisError($"The order '{id}' exists already.");
        }

        var token = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(request.Text("merchant_id") + "/" + request.Text("cid"))))[..32];
        var order = new PraxisOrder((JsonObject)request.DeepClone(), token);
        _orders.Add(id, order);
        due.At(due.Now.AddMinutes(15), () =>
        {
            if (order.SessionStatus == "open" && order.Transaction is null)
            {
                order.SessionStatus = "expired";
                notify(order);
            }
        });
        if (order.IsWithdrawal && AutoSubmitWithdrawals && request["amount"] is not null)
        {
            Move(order, "requested", null);
        }

        return order;
    }

    /// <summary>A transaction with a stored instrument, without a cashier page: a pay-out waits for the merchant, a pay-in is done.</summary>
    public PraxisOrder Direct(JsonObject request)
    {
        foreach (var field in (string[])["transaction_type", "amount", "wallet_token"])
        {
            if (string.IsNullOrEmpty(request.Text(field)))
            {
                throw new PraxisError($"The parameter '{field}' is required.");
            }
        }

        var body = (JsonObject)request.DeepClone();
        body["intent"] = request.Text("transaction_type") switch
        {
            "payout" => "withdrawal",
            "sale" => "payment",
            _ => throw new PraxisError("transaction_type must be payout or sale."),
        };
        var order = Open(body);
        if (order.Transaction is null)
        {
            Move(order, order.IsWithdrawal ? "requested" : "approved", null);
        }

        return order;
    }

    public PraxisOrder Find(string id) => _orders.TryGetValue(id, out var order) ? order : throw new PraxisError("The order was not found.");

    public PraxisOrder FindTransaction(string? tid) => _orders.Values.LastOrDefault(o => o.Transaction is not null && o.Transaction.Text("tid") == tid)
        ?? throw new PraxisError("The transaction was not found.");

    /// <summary>Moves an order's transaction, made on its first move, and tells the merchant.</summary>
    public void Move(PraxisOrder order, string status, JsonObject? details)
    {
        var transaction = order.Transaction ??= New(order);
        transaction["transaction_status"] = status;
        Take(transaction, details);
        if (status is "approved" or "authorized" && transaction["processed_amount"] is null)
        {
            transaction["processed_amount"] = transaction["amount"]!.DeepClone();
            transaction["processed_currency"] = transaction.Text("currency");
            transaction["conversion_rate"] ??= 1;
        }

        transaction["charge_amount"] = transaction["processed_amount"]?.DeepClone();
        transaction["charge_currency"] = transaction.Text("processed_currency");
        order.SessionStatus = status switch
        {
            "approved" => "successful",
            "authorized" when !order.IsWithdrawal => "successful",
            "rejected" or "declined" or "error" when !order.IsWithdrawal => "open",
            _ => order.SessionStatus,
        };
        notify(order);
    }

    /// <summary>What the merchant does with an authorization.</summary>
    public PraxisOrder Manage(JsonObject request)
    {
        var order = FindTransaction(request.Text("tid"));
        if (order.Transaction.Text("transaction_status") != "authorized")
        {
            throw new PraxisError("Only an authorized transaction can be captured or cancelled.");
        }

        Move(order, request.Text("intent") switch
        {
            "capture-authorization" => "approved",
            "cancel-authorization" => "cancelled",
            _ => throw new PraxisError("intent must be capture-authorization or cancel-authorization."),
        }, null);
        return order;
    }

    /// <summary>What the merchant decides about a withdrawal request.</summary>
    public PraxisOrder ManageWithdrawal(JsonObject request)
    {
        var order = FindTransaction(request.Text("withdrawal_request_id"));
        if (!order.IsWithdrawal || order.Transaction.Text("transaction_status") != "requested")
        {
            throw new PraxisError($"The withdrawal request is {order.Transaction.Text("transaction_status")}, no longer open.");
        }

        switch (request.Text("intent"))
        {
            case "complete-withdrawal-request":
                Move(order, "authorized", null);
                Move(order, "in progress", null);
                due.Later(TimeSpan.FromMinutes(10), () =>
                {
                    if (order.Transaction.Text("transaction_status") == "in progress")
                    {
                        Move(order, "approved", null);
                    }
                });
                break;
            case "cancel-withdrawal-request":
                Move(order, "rejected", null);
                break;
            default:
                throw new PraxisError("intent must be complete-withdrawal-request or cancel-withdrawal-request.");
        }

        return order;
    }

    public void Clear()
    {
        _orders.Clear();
        (_next, AutoSubmitWithdrawals) = (FirstId, true);
    }

    private static void Take(JsonObject transaction, JsonObject? details)
    {
        foreach (var (name, value) in details ?? [])
        {
            if (transaction.ContainsKey(name))
            {
                transaction[name] = value?.DeepClone();
            }
        }
    }

    private JsonObject New(PraxisOrder order)
    {
        var id = _next++;
        return new JsonObject
        {
            ["transaction_type"] = order.Intent switch { "withdrawal" => "payout", "authorization" => "authorize", _ => "sale" },
            ["transaction_status"] = "initialized",
            ["tid"] = id,
            ["transaction_id"] = id.ToString(CultureInfo.InvariantCulture),
            ["currency"] = order.Asked.Text("currency"),
            ["amount"] = order.Asked["amount"]?.DeepClone() ?? 0,
            ["conversion_rate"] = null,
            ["processed_currency"] = null,
            ["processed_amount"] = null,
            ["charge_currency"] = null,
            ["charge_amount"] = null,
            ["fee"] = 0,
            ["fee_included"] = 0,
            ["fee_type"] = "flat",
            ["payment_method"] = order.Asked.Text("payment_method") ?? "Credit Card",
            ["payment_processor"] = "TestCardProcessor",
            ["gateway"] = order.Asked.Text("gateway"),
            ["card"] = null,
            ["wallet"] = null,
            ["is_async"] = 0,
            ["is_cascade"] = 0,
            ["cascade_level"] = 0,
            ["reference_id"] = null,
            ["withdrawal_request_id"] = order.IsWithdrawal ? id : null,
            ["created_by"] = "INTERNET",
            ["edited_by"] = "INTERNET",
            ["status_code"] = "SC-002",
            ["status_details"] = "Transaction",
        };
    }
}
