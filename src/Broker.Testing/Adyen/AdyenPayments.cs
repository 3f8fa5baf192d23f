using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Payments and their further steps: result by the holder's name, redirects, challenges, what stays pending.</summary>
internal sealed class AdyenPayments(AdyenWorld world, AdyenNotifications notifications, AdyenStoredMethods stored) : IAdyenArea
{
    private static readonly TimeSpan BankDelay = TimeSpan.FromHours(1);
    private static readonly string[] Redirecting = ["ideal", "paypal", "klarna", "trustly", "bcmc", "blik", "paysafecard", "skrill", "neteller", "eps", "giropay"];

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["payments"]) => new("CreatePayment", () => SimResponse.Json(200, Create(request))),
        ("POST", ["payments", "details"]) => new("SubmitPaymentDetails", () => SimResponse.Json(200, Details(request))),
        ("POST", ["paymentMethods"]) => new("ListPaymentMethods", () => SimResponse.Json(200, Methods())),
        ("GET", ["redirect", var psp]) => new("FollowRedirect", () => Redirect(psp, request.QueryValue("outcome") ?? "AUTHORISED")) { Open = true },
        _ => null,
    };

    /// <summary>Makes the payment a request, a session or a link asks for.</summary>
    public AdyenPayment Pay(JsonObject request)
    {
        var method = request["paymentMethod"] as JsonObject ?? [];
        var type = method.Text("type") ?? "scheme";
        if (method.Text("storedPaymentMethodId") is { } token)
        {
            stored.Require(token, request.Text("shopperReference"));
        }

        var manual = request.Bool("manualCapture") ?? (request["additionalData"] as JsonObject).Bool("manualCapture") ?? world.ManualCapture;
        var payment = new AdyenPayment(AdyenIds.Psp(), request, type == "scheme" ? method.Text("brand") ?? "visa" : type, manual);
        world.Payments.Add(payment.Psp, payment);
        var outcome = type switch
        {
            "scheme" => AdyenOutcome.Of(payment.Holder),
            "sepadirectdebit" => new AdyenOutcome("Received"),
            _ when Redirecting.Contains(type, StringComparer.OrdinalIgnoreCase) => new AdyenOutcome("RedirectShopper"),
            _ when type.StartsWith("bankTransfer", StringComparison.OrdinalIgnoreCase) || type is "multibanco" or "boletobancario" => new AdyenOutcome("PresentToShopper"),
            _ => AdyenOutcome.Of(payment.Holder),
        };
        Move(payment, outcome);
        return payment;
    }

    /// <summary>Ends or moves a payment.</summary>
    public void Move(AdyenPayment payment, AdyenOutcome outcome)
    {
        payment.Outcome = outcome;
        switch (outcome.ResultCode)
        {
            case "Authorised":
                Authorise(payment);
                break;
            case "Refused" or "Cancelled" or "Error":
                notifications.Tell(payment, "AUTHORISATION", success: false, reason: outcome.Reason, more: new JsonObject { ["refusalReasonRaw"] = outcome.Reason });
                break;
            case "Pending" or "Received":
                world.Due.Later(BankDelay, () =>
                {
                    if (payment.Outcome.Waits)
                    {
                        Move(payment, AdyenOutcome.Authorised);
                    }
                });
                break;
            default:
                break;
        }
    }

    public JsonObject Answer(AdyenPayment payment)
    {
        var outcome = payment.Outcome;
        var answer = new JsonObject();
        if (outcome.ResultCode != "RedirectShopper")
        {
            answer["pspReference"] = payment.Psp;
        }

        answer["resultCode"] = outcome.ResultCode;
        answer["merchantReference"] = payment.Reference;
        if (outcome.ReasonCode is not null)
        {
            (answer["refusalReason"], answer["refusalReasonCode"]) = (outcome.Reason, outcome.ReasonCode);
        }

        if (outcome.ResultCode is "Authorised" or "Pending" or "Received")
        {
            answer["amount"] = payment.Amount();
            answer["paymentMethod"] = new JsonObject { ["type"] = payment.Method is "visa" ? "scheme" : payment.Method, ["brand"] = payment.Method };
        }

        if (Action(payment) is { } action)
        {
            answer["action"] = action;
        }

        return answer;
    }

    private static JsonObject Methods() => new()
    {
        ["paymentMethods"] = JsonText.Array(((string[])["scheme", "ideal", "paypal", "sepadirectdebit"]).Select(type => (JsonNode?)new JsonObject { ["name"] = type, ["type"] = type })),
    };

    private static string Result(string psp, string outcome) => $"sim.{psp}.{outcome}";

    private JsonObject Create(SimRequest request) => Answer(Pay(AdyenBody.Require(request, "amount", "merchantAccount", "paymentMethod", "reference", "returnUrl")));

    private JsonObject? Action(AdyenPayment payment) => payment.Outcome.ResultCode switch
    {
        "RedirectShopper" => new JsonObject
        {
            ["type"] = "redirect",
            ["method"] = "GET",
            ["paymentMethodType"] = payment.Method,
            ["url"] = new Uri(world.Root, "redirect/" + payment.Psp).AbsoluteUri,
        },
        "ChallengeShopper" or "IdentifyShopper" => new JsonObject
        {
            ["type"] = "threeDS2",
            ["subtype"] = payment.Outcome.ResultCode == "ChallengeShopper" ? "challenge" : "fingerprint",
            ["authorisationToken"] = Result(payment.Psp, "AUTHORISED"),
            ["paymentData"] = Result(payment.Psp, "AUTHORISED"),
            ["paymentMethodType"] = "scheme",
            ["token"] = Result(payment.Psp, "AUTHORISED"),
        },
        "PresentToShopper" => new JsonObject { ["type"] = "voucher", ["paymentMethodType"] = payment.Method, ["reference"] = payment.Psp, ["totalAmount"] = payment.Amount() },
        _ => null,
    };

    private SimResponse Redirect(string psp, string outcome)
    {
        var payment = world.Payment(psp);
        var back = payment.ReturnUrl ?? "https://example.com/";
        var separator = back.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        return SimResponse.Empty(302).With("Location", $"{back}{separator}redirectResult={Uri.EscapeDataString(Result(psp, outcome))}");
    }

    private JsonObject Details(SimRequest request)
    {
        var body = AdyenBody.Require(request, "details");
        var details = body["details"] as JsonObject;
        var token = details.Text("redirectResult") ?? details.Text("threeDSResult") ?? details.Text("payload") ?? details.Text("threeds2.challengeResult") ?? body.Text("paymentData");
        if (token?.Split('.') is not ["sim", var psp, var outcome])
        {
            throw new AdyenError(422, "29_001", "Invalid payload provided");
        }

        var payment = world.Payment(psp);
        if (payment.Outcome.Waits)
        {
            Move(payment, outcome == "AUTHORISED" ? AdyenOutcome.Authorised : outcome == "PENDING" ? new AdyenOutcome("Pending") : AdyenOutcome.Of(outcome));
        }

        return Answer(payment);
    }

    private void Authorise(AdyenPayment payment)
    {
        var more = new JsonObject { ["authCode"] = "065696", ["cardSummary"] = "1111", ["expiryDate"] = "03/2030" };
        if (payment.Shopper is { } shopper && payment.Stores)
        {
            var token = stored.Store(payment.Merchant, shopper, payment);
            (more["tokenization.storedPaymentMethodId"], more["tokenization.shopperReference"]) = (token, shopper);
        }

        notifications.Tell(payment, "AUTHORISATION", more: more);
        if (!payment.ManualCapture)
        {
            payment.Captured = payment.Authorised;
            world.Ledger.Add(new AdyenLedgerLine("Settled", payment, null, payment.Authorised, world.Now));
        }
    }
}
