using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Transfers out of a balance account, with or without approval, told by platform webhooks (contracts/payments.md b, c3).</summary>
internal sealed class AdyenTransfers(AdyenWorld world, AdyenNotifications notifications) : IAdyenArea
{
    private static readonly string[] Cancelable = ["pendingApproval", "received"];
    private static readonly string[] Ended = ["refused", "rejected", "failed", "error", "cancelled", "expired", "returned"];

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["transfers"]) => new("CreateTransfer", () => SimResponse.Json(202, Create(request))),
        ("GET", ["transfers"]) => new("ListTransfers", () => SimResponse.Json(200, List(request))),
        ("POST", ["transfers", "approve"]) => new("ApproveTransfers", () => Change(request, "pendingApproval", "authorised")),
        ("POST", ["transfers", "cancel"]) => new("CancelTransfers", () => Change(request, null, "cancelled")),
        ("GET", ["transfers", var id]) => new("GetTransfer", () => SimResponse.Json(200, Get(id).DeepClone())),
        ("POST", ["transfers", var id, "returns"]) => new("ReturnTransfer", () => SimResponse.Json(200, Return(id, request))),
        _ => null,
    };

    /// <summary>Moves a transfer from outside; also one that was booked, as banks do.</summary>
    public JsonObject Move(string id, string status, string? reason)
    {
        var transfer = Get(id);
        Move(transfer, status, reason);
        return transfer;
    }

    private static AdyenError Invalid(string message) => new(422, "29_001", message) { Platform = true };

    private JsonObject Get(string id) => world.Transfers.TryGetValue(id, out var transfer) ? transfer : throw AdyenError.NotFound("There is no transfer of that id.", platform: true);

    private JsonObject Create(SimRequest request)
    {
        var body = request.Json ?? throw new AdyenError(400, "00_400", "The body is not a JSON object.") { Platform = true };
        foreach (var field in (string[])["amount", "category", "counterparty"])
        {
            if (body[field] is null)
            {
                throw AdyenError.Missing(field, platform: true);
            }
        }

        if (((JsonObject)body["amount"]!).Long("value") < 1)
        {
            throw Invalid("The amount must be positive.");
        }

        var id = AdyenIds.New("", 16);
        var transfer = new JsonObject
        {
            ["id"] = id,
            ["accountHolder"] = new JsonObject { ["description"] = "Simulated broker", ["id"] = "AH00000000000000000000001" },
            ["amount"] = body["amount"]!.DeepClone(),
            ["balanceAccount"] = new JsonObject { ["description"] = "Simulated broker", ["id"] = body.Text("balanceAccountId") },
            ["category"] = body.Text("category"),
            ["counterparty"] = body["counterparty"]!.DeepClone(),
            ["createdAt"] = AdyenHmacSignature.Date(world.Now),
            ["creationDate"] = AdyenHmacSignature.Date(world.Now),
            ["direction"] = "outgoing",
            ["reason"] = "approved",
            ["sequenceNumber"] = 1,
            ["status"] = "received",
            ["type"] = "bankTransfer",
            ["updatedAt"] = AdyenHmacSignature.Date(world.Now),
        };
        foreach (var name in (string[])["description", "reference", "referenceForBeneficiary", "review", "ultimateParty", "priority"])
        {
            if (body[name] is { } value)
            {
                transfer[name] = value.DeepClone();
            }
        }

        world.Transfers.Add(id, transfer);
        Tell(transfer, "balancePlatform.transfer.created");
        Move(transfer, world.TransferApproval ? "pendingApproval" : "authorised", null);
        return (JsonObject)transfer.DeepClone();
    }

    private void Move(JsonObject transfer, string status, string? reason)
    {
        transfer["status"] = status;
        transfer["sequenceNumber"] = transfer.Long("sequenceNumber") + 1;
        transfer["updatedAt"] = AdyenHmacSignature.Date(world.Now);
        transfer["reason"] = reason ?? (Array.IndexOf(Ended, status) >= 0 ? "unknown" : "approved");
        Tell(transfer, "balancePlatform.transfer.updated");
        if (status == "authorised")
        {
            world.Due.Later(TimeSpan.FromHours(1), () =>
            {
                if (transfer.Text("status") == "authorised")
                {
                    Move(transfer, "booked", null);
                }
            });
        }
    }

    private void Tell(JsonObject transfer, string type)
    {
        var data = (JsonObject)transfer.DeepClone();
        data["balancePlatform"] = "SimulatedPlatform";
        data["eventId"] = AdyenIds.New("", 16);
        notifications.TellPlatform(type, transfer.Text("id")!, data);
    }

    private JsonObject List(SimRequest request)
    {
        if (request.QueryValue("createdSince") is null || request.QueryValue("createdUntil") is null)
        {
            throw AdyenError.Missing(request.QueryValue("createdSince") is null ? "createdSince" : "createdUntil", platform: true);
        }

        var (since, until) = (Time(request, "createdSince"), Time(request, "createdUntil"));
        var limit = int.TryParse(request.QueryValue("limit"), NumberStyles.None, CultureInfo.InvariantCulture, out var given) ? Math.Clamp(given, 1, 100) : 10;
        var offset = int.TryParse(request.QueryValue("cursor"), NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) ? cursor : 0;
        var found = world.Transfers.Values.Where(t => Date(t) >= since && Date(t) <= until
            && (request.QueryValue("reference") is not { } reference || t.Text("reference") == reference)
            && (request.QueryValue("balanceAccountId") is not { } account || (t["balanceAccount"] as JsonObject).Text("id") == account)).ToList();
        var answer = new JsonObject { ["data"] = JsonText.Array(found.Skip(offset).Take(limit).Select(t => t.DeepClone())) };
        if (found.Count > offset + limit)
        {
            var next = new Uri(world.Root, string.Create(CultureInfo.InvariantCulture, $"btl/v4/transfers?createdSince={Uri.EscapeDataString(request.QueryValue("createdSince")!)}&createdUntil={Uri.EscapeDataString(request.QueryValue("createdUntil")!)}&limit={limit}&cursor={offset + limit}"));
            answer["_links"] = new JsonObject { ["next"] = new JsonObject { ["href"] = next.AbsoluteUri } };
        }

        return answer;
    }

    private static DateTimeOffset Time(SimRequest request, string name) =>
        DateTimeOffset.TryParse(request.QueryValue(name), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Invalid($"'{name}' is not a time.");

    private static DateTimeOffset Date(JsonObject transfer) => DateTimeOffset.Parse(transfer.Text("createdAt")!, CultureInfo.InvariantCulture);

    private SimResponse Change(SimRequest request, string? from, string to)
    {
        var ids = ((request.Json?["transferIds"] as JsonArray) ?? throw AdyenError.Missing("transferIds", platform: true)).Select(id => id.Text() ?? "").ToList();
        var transfers = ids.ConvertAll(Get);
        if (transfers.Find(t => from is not null ? t.Text("status") != from : !Cancelable.Contains(t.Text("status"), StringComparer.Ordinal)) is { } wrong)
        {
            throw Invalid($"The transfer {wrong.Text("id")} is {wrong.Text("status")}.");
        }

        transfers.ForEach(t => Move(t, to, null));
        return SimResponse.Json(200, new JsonObject());
    }

    private JsonObject Return(string id, SimRequest request)
    {
        var transfer = Get(id);
        var amount = request.Json?["amount"] as JsonObject ?? throw AdyenError.Missing("amount", platform: true);
        var fits = transfer.Text("status") == "booked" && amount.Long("value") <= ((JsonObject)transfer["amount"]!).Long("value");
        if (fits)
        {
            Move(transfer, "returned", "returned");
        }

        return new JsonObject { ["id"] = AdyenIds.New("", 16), ["reference"] = request.Json.Text("reference"), ["status"] = fits ? "Authorised" : "Declined", ["transferId"] = id };
    }
}
