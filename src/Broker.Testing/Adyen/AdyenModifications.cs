using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Captures, cancels, refunds, reversals, amount updates: always <c>received</c>, and their end by webhook only (contracts/payments.md b).</summary>
internal sealed class AdyenModifications(AdyenWorld world, AdyenNotifications notifications) : IAdyenArea
{
    private const string NotEnough = "Insufficient balance on payment";

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["payments", var psp, "captures"]) => new("CapturePayment", () => Modify(psp, request, "CAPTURE", Capture, "amount")),
        ("POST", ["payments", var psp, "cancels"]) => new("CancelPayment", () => Modify(psp, request, "CANCELLATION", Cancel)),
        ("POST", ["payments", var psp, "refunds"]) => new("RefundPayment", () => Modify(psp, request, "REFUND", Refund, "amount")),
        ("POST", ["payments", var psp, "reversals"]) => new("ReversePayment", () => Modify(psp, request, "CANCEL_OR_REFUND", Reverse)),
        ("POST", ["payments", var psp, "amountUpdates"]) => new("UpdatePaymentAmount", () => Modify(psp, request, "AUTHORISATION_ADJUSTMENT", Adjust, "amount")),
        ("POST", ["cancels"]) => new("CancelPaymentByReference", () => CancelByReference(request)),
        _ => null,
    };

    private static string? Capture(AdyenPayment payment, AdyenModification change)
    {
        if (payment.Outcome.ResultCode != "Authorised" || payment.Cancelled || payment.Captured + change.Amount > payment.Authorised)
        {
            return NotEnough;
        }

        payment.Captured += change.Amount;
        return null;
    }

    private static string? Cancel(AdyenPayment payment, AdyenModification change)
    {
        if (payment.Outcome.ResultCode != "Authorised" || payment.Cancelled || payment.Captured > 0)
        {
            return "Transaction hasn't been Authorised or was captured";
        }

        payment.Cancelled = true;
        return null;
    }

    private static string? Refund(AdyenPayment payment, AdyenModification change)
    {
        if (change.Amount < 1 || payment.Refunded + change.Amount > payment.Captured)
        {
            return NotEnough;
        }

        payment.Refunded += change.Amount;
        return null;
    }

    private static string? Adjust(AdyenPayment payment, AdyenModification change)
    {
        if (payment.Outcome.ResultCode != "Authorised" || payment.Captured > 0 || payment.Cancelled)
        {
            return "Authorisation can no longer be adjusted";
        }

        payment.Authorised = change.Amount;
        return null;
    }

    private string? Reverse(AdyenPayment payment, AdyenModification change) => payment.Captured == 0
        ? Cancel(payment, change)
        : Refund(payment, change with { Amount = payment.Captured - payment.Refunded });

    private SimResponse Modify(string psp, SimRequest request, string eventCode, Func<AdyenPayment, AdyenModification, string?> apply, params string[] more)
    {
        var body = AdyenBody.Require(request, [.. more, "merchantAccount"]);
        var payment = world.Payment(psp);
        var amount = body["amount"] as JsonObject;
        if (amount is not null && amount.Text("currency") != payment.Currency)
        {
            throw new AdyenError(422, "138", "The currency differs from the payment's");
        }

        var value = amount?.Long("value");
        var change = Receive(payment, eventCode, apply, value ?? (payment.Captured > 0 ? payment.Captured - payment.Refunded : payment.Authorised), body.Text("reference"), value is null);
        var answer = new JsonObject { ["merchantAccount"] = payment.Merchant, ["paymentPspReference"] = psp, ["pspReference"] = change.Psp, ["status"] = "received" };
        foreach (var name in (string[])["amount", "reference", "merchantRefundReason", "capturePspReference", "reason", "industryUsage", "lineItems", "splits"])
        {
            if (body[name] is { } given)
            {
                answer[name] = given.DeepClone();
            }
        }

        return SimResponse.Json(201, answer);
    }

    private AdyenModification Receive(
        AdyenPayment payment, string eventCode, Func<AdyenPayment, AdyenModification, string?> apply, long amount, string? reference, bool whole)
    {
        var change = new AdyenModification(AdyenIds.Psp(), eventCode, payment, amount, reference, true);
        var action = payment.Captured == 0 ? "cancel" : "refund";
        var planned = world.Next.TryGetValue(eventCode, out var next) && next.TryDequeue(out var outcome) ? outcome : (Success: true, Reason: null);
        var reason = planned.Success ? apply(payment, change) : planned.Reason ?? "Refused by the acquirer";
        change = change with { Success = reason is null };
        world.Modifications.Add(change.Psp, change);
        var more = eventCode == "CANCEL_OR_REFUND" ? new JsonObject { ["modification.action"] = action } : null;
        notifications.Tell(payment, eventCode, change.Psp, change.Success, reason, whole && eventCode != "CANCEL_OR_REFUND" ? null : amount, reference, more);
        if (change.Success && (eventCode == "CAPTURE" || eventCode == "REFUND" || (eventCode == "CANCEL_OR_REFUND" && action == "refund")))
        {
            world.Ledger.Add(new AdyenLedgerLine(eventCode == "CAPTURE" ? "Settled" : "Refunded", payment, change.Psp, eventCode == "CAPTURE" ? amount : -amount, world.Now));
        }

        return change;
    }

    private SimResponse CancelByReference(SimRequest request)
    {
        var body = AdyenBody.Require(request, "merchantAccount", "paymentReference");
        var wanted = body.Text("paymentReference")!;
        var psp = AdyenIds.Psp();
        if (world.Payments.Values.LastOrDefault(p => p.Reference == wanted && p.Merchant == body.Text("merchantAccount")) is { } payment)
        {
            psp = Receive(payment, "TECHNICAL_CANCEL", Cancel, payment.Authorised, body.Text("reference"), whole: true).Psp;
        }

        var answer = new JsonObject { ["merchantAccount"] = body.Text("merchantAccount"), ["paymentReference"] = wanted, ["pspReference"] = psp, ["status"] = "received" };
        if (body.Text("reference") is { } reference)
        {
            answer["reference"] = reference;
        }

        return SimResponse.Json(201, answer);
    }
}
