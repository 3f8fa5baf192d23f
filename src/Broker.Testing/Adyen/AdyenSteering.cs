using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>
/// What cannot be reached from outside: <c>settings</c> {manualCapture, transferApproval, hmacKey}, <c>settle</c>, <c>settlement</c>,
/// <c>sessions/{id}</c> and <c>paymentLinks/{id}</c> {action: pay, cancel; holderName}, <c>payments/{psp}</c> {eventCode, success, reason, amount},
/// <c>modifications</c> {eventCode, success, reason} for the next one of a kind, <c>modifications/{psp}</c> {eventCode, reason} for one that was received,
/// <c>transfers/{id}</c> {status, reason}, <c>platformWebhooks</c> {url}.
/// </summary>
internal sealed class AdyenSteering(
    AdyenWorld world, AdyenNotifications notifications, AdyenPayments payments, AdyenHosted hosted, AdyenDisputes disputes, AdyenTransfers transfers, AdyenSettlement settlement)
{
    private static readonly string[] DisputeEvents =
    [
        "NOTIFICATION_OF_CHARGEBACK", "REQUEST_FOR_INFORMATION", "NOTIFICATION_OF_FRAUD", "CHARGEBACK", "CHARGEBACK_REVERSED", "SECOND_CHARGEBACK", "INFORMATION_SUPPLIED",
        "DISPUTE_DEFENSE_PERIOD_ENDED", "ISSUER_RESPONSE_TIMEFRAME_EXPIRED", "PREARBITRATION_OPEN", "PREARBITRATION_WON", "PREARBITRATION_LOST",
    ];

    public SimResponse? Handle(string[] path, JsonObject? body) => path switch
    {
        [_, "settings"] => Configure(body),
        [_, "settle"] => Settle(),
        [_, "settlement"] => SimResponse.Json(200, new JsonObject { ["batches"] = settlement.Close() }),
        [_, "sessions", var id] => SimResponse.Json(200, hosted.DecideSession(id, body.Text("action"), body.Text("holderName"))),
        [_, "paymentLinks", var id] => SimResponse.Json(200, hosted.DecideLink(id, body.Text("holderName"))),
        [_, "payments", var psp] => Tell(world.Payment(psp), body),
        [_, "modifications"] => Plan(body),
        [_, "modifications", var psp] => TellLater(psp, body),
        [_, "transfers", var id] => SimResponse.Json(200, transfers.Move(id, body.Text("status") ?? "booked", body.Text("reason")).DeepClone()),
        [_, "platformWebhooks"] => Register(body),
        _ => null,
    };

    /// <summary>An event about a payment, with what it does to it.</summary>
    public SimResponse Tell(AdyenPayment payment, JsonObject? body)
    {
        var code = body.Text("eventCode") ?? throw AdyenError.Missing("eventCode");
        var (success, reason) = (body.Bool("success") ?? true, body.Text("reason"));
        long? amount = body.Int("amount");
        if (DisputeEvents.Contains(code, StringComparer.Ordinal))
        {
            var dispute = disputes.Tell(payment, code, amount, reason);
            return SimResponse.Json(200, new JsonObject { ["pspReference"] = dispute.Psp, ["disputeStatus"] = dispute.Status });
        }

        switch (code)
        {
            case "AUTHORISATION" when payment.Outcome.Waits:
                payments.Move(payment, success ? AdyenOutcome.Authorised : new AdyenOutcome("Refused", "2", reason ?? "Refused"));
                return SimResponse.Json(200, payment.Describe());
            case "AUTHORISATION":
                notifications.Tell(payment, code, success: success, reason: reason, amount: amount);
                return SimResponse.Json(200, payment.Describe());
            case "EXPIRE":
                payment.Cancelled = true;
                break;
            default:
                break;
        }

        notifications.Tell(payment, code, AdyenIds.Psp(), success, reason, amount);
        return SimResponse.Json(200, payment.Describe());
    }

    private static SimResponse Done() => SimResponse.Json(200, new JsonObject { ["ok"] = true });

    private SimResponse TellLater(string psp, JsonObject? body)
    {
        var change = world.Modifications.GetValueOrDefault(psp) ?? throw AdyenError.NotFound("There is no modification of that reference.");
        var code = body.Text("eventCode") ?? throw AdyenError.Missing("eventCode");
        var payment = change.Payment;
        switch (code)
        {
            case "CAPTURE_FAILED":
                payment.Captured -= change.Amount;
                world.Ledger.RemoveAll(l => l.Modification == psp && l.Batch is null);
                break;
            case "REFUND_FAILED" or "REFUNDED_REVERSED":
                payment.Refunded -= change.Amount;
                world.Ledger.Add(new AdyenLedgerLine("RefundedReversed", payment, psp, change.Amount, world.Now));
                break;
            default:
                break;
        }

        notifications.Tell(payment, code, psp, body.Bool("success") ?? true, body.Text("reason"), change.Amount, change.Reference);
        return SimResponse.Json(200, payment.Describe());
    }

    private SimResponse Plan(JsonObject? body)
    {
        var code = body.Text("eventCode") ?? throw AdyenError.Missing("eventCode");
        if (!world.Next.TryGetValue(code, out var queue))
        {
            world.Next[code] = queue = new();
        }

        queue.Enqueue((body.Bool("success") ?? false, body.Text("reason")));
        return Done();
    }

    private SimResponse Register(JsonObject? body)
    {
        var (id, key) = notifications.RegisterPlatform(body.Text("url"));
        return SimResponse.Json(200, new JsonObject { ["id"] = id, ["hmacKey"] = key });
    }

    private SimResponse Settle()
    {
        world.Due.Settle();
        return Done();
    }

    private SimResponse Configure(JsonObject? body)
    {
        world.ManualCapture = body.Bool("manualCapture") ?? world.ManualCapture;
        world.TransferApproval = body.Bool("transferApproval") ?? world.TransferApproval;
        notifications.FixedKey = body.Text("hmacKey") ?? notifications.FixedKey;
        return Done();
    }
}
