using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Disputes: opened and ended by steering, defended or accepted by call.</summary>
internal sealed class AdyenDisputes(AdyenWorld world, AdyenNotifications notifications) : IAdyenArea
{
    private const string Reason = "SupplyDefenseMaterial";
    private const string Document = "DefenseMaterial";

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["retrieveApplicableDefenseReasons"]) => new("RetrieveApplicableDefenseReasons", () => Do(request, Reasons)),
        ("POST", ["supplyDefenseDocument"]) => new("SupplyDefenseDocument", () => Do(request, Supply)),
        ("POST", ["deleteDisputeDefenseDocument"]) => new("DeleteDisputeDefenseDocument", () => Do(request, Delete)),
        ("POST", ["defendDispute"]) => new("DefendDispute", () => Do(request, Defend)),
        ("POST", ["acceptDispute"]) => new("AcceptDispute", () => Do(request, Accept)),
        _ => null,
    };

    /// <summary>An event of a dispute; a first one opens it.</summary>
    public AdyenDispute Tell(AdyenPayment payment, string eventCode, long? amount, string? reason)
    {
        var dispute = world.Disputes.Values.LastOrDefault(d => d.Payment == payment);
        if (dispute is null)
        {
            dispute = new AdyenDispute(AdyenIds.Psp(), payment, amount ?? payment.Captured);
            world.Disputes.Add(dispute.Psp, dispute);
        }

        dispute.Status = eventCode switch
        {
            "CHARGEBACK_REVERSED" or "PREARBITRATION_WON" => "Won",
            "SECOND_CHARGEBACK" or "PREARBITRATION_LOST" => "Lost",
            "CHARGEBACK" or "NOTIFICATION_OF_CHARGEBACK" => "Undefended",
            "INFORMATION_SUPPLIED" => "Responded",
            "DISPUTE_DEFENSE_PERIOD_ENDED" => "Expired",
            _ => dispute.Status,
        };
        var (type, sign) = eventCode switch
        {
            "CHARGEBACK" => ("Chargeback", -1),
            "CHARGEBACK_REVERSED" => ("ChargebackReversed", 1),
            "SECOND_CHARGEBACK" => ("SecondChargeback", -1),
            _ => ("", 0),
        };
        if (sign != 0)
        {
            world.Ledger.Add(new AdyenLedgerLine(type, payment, dispute.Psp, sign * dispute.Amount, world.Now));
        }

        var more = new JsonObject
        {
            ["chargebackReasonCode"] = "10.4",
            ["chargebackSchemeCode"] = "visa",
            ["defendable"] = "true",
            ["defensePeriodEndsAt"] = AdyenHmacSignature.Date(world.Now.AddDays(14)),
            ["disputeStatus"] = dispute.Status,
        };
        notifications.Tell(payment, eventCode, dispute.Psp, reason: reason ?? "Other Fraud-Card Absent Environment", amount: dispute.Amount, more: more);
        return dispute;
    }

    private static JsonObject Result(string? error = null)
    {
        var result = new JsonObject { ["success"] = error is null };
        if (error is not null)
        {
            result["errorMessage"] = error;
        }

        return new JsonObject { ["disputeServiceResult"] = result };
    }

    private static JsonObject Reasons(AdyenDispute dispute, JsonObject body)
    {
        var answer = Result();
        answer["defenseReasons"] = new JsonArray(new JsonObject
        {
            ["defenseReasonCode"] = Reason,
            ["defenseDocumentTypes"] = new JsonArray(new JsonObject
            {
                ["available"] = dispute.Documents.Contains(Document),
                ["defenseDocumentTypeCode"] = Document,
                ["requirementLevel"] = "Required",
            }),
            ["satisfied"] = dispute.Documents.Contains(Document),
        });
        return answer;
    }

    private static JsonObject Supply(AdyenDispute dispute, JsonObject body)
    {
        foreach (var document in ((body["defenseDocuments"] as JsonArray) ?? []).OfType<JsonObject>())
        {
            dispute.Documents.Add(document.Text("defenseDocumentTypeCode") ?? Document);
        }

        return Result();
    }

    private static JsonObject Delete(AdyenDispute dispute, JsonObject body) =>
        dispute.Documents.Remove(body.Text("defenseDocumentType") ?? "") ? Result() : Result("The document was not found.");

    private static JsonObject Accept(AdyenDispute dispute, JsonObject body)
    {
        if (dispute.Status != "Undefended")
        {
            return Result("The dispute can no longer be accepted.");
        }

        dispute.Status = "Accepted";
        return Result();
    }

    private JsonObject Defend(AdyenDispute dispute, JsonObject body)
    {
        if (dispute.Status != "Undefended")
        {
            return Result("The dispute can no longer be defended.");
        }

        if (body.Text("defenseReasonCode") != Reason || !dispute.Documents.Contains(Document))
        {
            return Result("The defense reason needs a document that was not supplied.");
        }

        Tell(dispute.Payment, "INFORMATION_SUPPLIED", null, null);
        return Result();
    }

    private SimResponse Do(SimRequest request, Func<AdyenDispute, JsonObject, JsonObject> run)
    {
        var body = AdyenBody.Require(request, "disputePspReference", "merchantAccountCode");
        return SimResponse.Json(200, world.Disputes.TryGetValue(body.Text("disputePspReference")!, out var dispute) && dispute.Payment.Merchant == body.Text("merchantAccountCode")
            ? run(dispute, body)
            : Result("The dispute was not found."));
    }
}
