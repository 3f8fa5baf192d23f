using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Praxis;

/// <summary>Which fields each call signs. They differ by call and version of the API, so they can be set; the defaults are those of version 1.3.</summary>
internal sealed class PraxisFieldLists
{
    private static readonly string[] Head = ["merchant_id", "application_key", "timestamp"];
    private static readonly string[] Done =
    [
        "status", "timestamp", "transaction.tid", "transaction.transaction_status", "transaction.processed_currency", "transaction.processed_amount",
    ];

    private readonly Dictionary<string, (string[] Request, string[] Response)> _lists = new(StringComparer.Ordinal);

    public PraxisFieldLists() => Clear();

    public IReadOnlyList<string> Request(string call) => _lists[call].Request;

    public IReadOnlyList<string> Response(string call) => _lists[call].Response;

    public void Set(string call, IReadOnlyList<string>? request, IReadOnlyList<string>? response)
    {
        var known = _lists.TryGetValue(call, out var lists) ? lists : throw new PraxisError($"There is no call '{call}'. Known: {string.Join(", ", _lists.Keys)}.");
        _lists[call] = (request is null ? known.Request : [.. request], response is null ? known.Response : [.. response]);
    }

    public void Set(JsonObject changes)
    {
        foreach (var (call, change) in changes)
        {
            Set(call, Names(change?["request"]), Names(change?["response"]));
        }
    }

    public void Clear()
    {
        _lists["cashier"] = ([.. Head, "intent", "cid", "order_id"], ["status", "timestamp", "redirect_url", "customer.customer_token"]);
        _lists["wallet-token"] = ([.. Head, "transaction_type", "cid", "order_id", "currency", "amount"], Done);
        _lists["find-order"] = ([.. Head, "order_id"], Done);
        _lists["find-transaction"] = ([.. Head, "tid"], Done);
        _lists["manage-transaction"] = ([.. Head, "intent", "tid"], Done);
        _lists["manage-withdrawal-request"] = ([.. Head, "intent", "withdrawal_request_id"], Done);
        _lists["notification"] =
        (
            [
                .. Head, "customer.customer_token", "session.order_id", "transaction.tid", "transaction.currency", "transaction.amount", "transaction.conversion_rate",
                "transaction.processed_currency", "transaction.processed_amount",
            ],
            ["status", "timestamp"]
        );
    }

    private static List<string>? Names(JsonNode? list) => (list as JsonArray)?.Select(name => name.Text() ?? "").ToList();
}
