using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>Sessions and payment links; what the shopper does on them comes by steering.</summary>
internal sealed class AdyenHosted(AdyenWorld world, AdyenPayments payments) : IAdyenArea
{
    private readonly Dictionary<string, JsonObject> _sessions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JsonObject> _links = new(StringComparer.Ordinal);

    public AdyenRoute? Find(SimRequest request, string[] path) => (request.Method, path) switch
    {
        ("POST", ["sessions"]) => new("CreateSession", () => SimResponse.Json(201, CreateSession(request))),
        ("GET", ["sessions", var id]) => new("GetSessionResult", () => SimResponse.Json(200, SessionResult(id, request.QueryValue("sessionResult")))),
        ("POST", ["paymentLinks"]) => new("CreatePaymentLink", () => SimResponse.Json(201, CreateLink(request))),
        ("GET", ["paymentLinks", var id]) => new("GetPaymentLink", () => SimResponse.Json(200, Public(Link(id)))),
        ("PATCH", ["paymentLinks", var id]) => new("ExpirePaymentLink", () => SimResponse.Json(200, ExpireLink(id, request))),
        _ => null,
    };

    /// <summary>What the shopper does with a session: pays as a holder of that name, or cancels. The answer has the <c>sessionResult</c>.</summary>
    public JsonObject DecideSession(string id, string? action, string? holder)
    {
        var session = _sessions.GetValueOrDefault(id) ?? throw AdyenError.NotFound("There is no session of that id.");
        RequireActive(session);
        if (action == "cancel")
        {
            session["status"] = "canceled";
        }
        else
        {
            var payment = Pay(session, holder);
            session["status"] = payment.Outcome.ResultCode switch { "Authorised" => "completed", "Refused" or "Error" => "refused", "Cancelled" => "canceled", _ => "paymentPending" };
        }

        return new JsonObject { ["id"] = id, ["status"] = session.Text("status"), ["sessionResult"] = ResultToken(id), ["pspReference"] = session.Text("@payment") };
    }

    /// <summary>What the shopper does with a link: pays as a holder of that name. A refused link stays active.</summary>
    public JsonObject DecideLink(string id, string? holder)
    {
        var link = Link(id);
        RequireActive(link);
        var payment = Pay(link, holder);
        link["status"] = payment.Outcome.ResultCode switch { "Authorised" => "completed", "Pending" or "Received" => "paymentPending", _ => "active" };
        return new JsonObject { ["id"] = id, ["status"] = link.Text("status"), ["pspReference"] = payment.Psp };
    }

    public void Clear()
    {
        _sessions.Clear();
        _links.Clear();
    }

    private static string ResultToken(string id) => "sim.session." + id;

    private static void RequireActive(JsonObject page)
    {
        if (page.Text("status") != "active")
        {
            throw new AdyenError(422, "29_001", $"This is {page.Text("status")}, no longer active.");
        }
    }

    private static JsonObject Public(JsonObject page)
    {
        var copy = (JsonObject)page.DeepClone();
        copy.Remove("@asked");
        copy.Remove("@payment");
        return copy;
    }

    private AdyenPayment Pay(JsonObject page, string? holder)
    {
        var asked = (JsonObject)page["@asked"]!.DeepClone();
        asked["paymentMethod"] = new JsonObject { ["type"] = "scheme", ["holderName"] = holder };
        var payment = payments.Pay(asked);
        page["@payment"] = payment.Psp;
        return payment;
    }

    private JsonObject CreateSession(SimRequest request)
    {
        var body = AdyenBody.Require(request, "amount", "merchantAccount", "reference", "returnUrl");
        var id = AdyenIds.New("CS", 16);
        var session = New(body, id, TimeSpan.FromHours(1));
        session["mode"] = body.Text("mode") ?? "embedded";
        session["sessionData"] = AdyenIds.New("", 64);
        if (session.Text("mode") == "hosted")
        {
            session["url"] = new Uri(world.Root, "hosted/" + id).AbsoluteUri;
        }

        var answer = Public(session);
        session["status"] = "active";
        _sessions[id] = session;
        return answer;
    }

    private JsonObject New(JsonObject body, string id, TimeSpan lifetime)
    {
        var page = new JsonObject { ["id"] = id, ["@asked"] = body.DeepClone() };
        foreach (var name in (string[])["amount", "countryCode", "description", "merchantAccount", "metadata", "reference", "returnUrl", "reusable", "shopperEmail", "shopperReference", "storePaymentMethodMode"])
        {
            if (body[name] is { } value)
            {
                page[name] = value.DeepClone();
            }
        }

        var expires = DateTimeOffset.TryParse(body.Text("expiresAt"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given) ? given : world.Now + lifetime;
        page["expiresAt"] = AdyenHmacSignature.Date(expires);
        world.Due.At(expires, () =>
        {
            if (page.Text("status") == "active")
            {
                page["status"] = "expired";
            }
        });
        return page;
    }

    private JsonObject SessionResult(string id, string? result)
    {
        var session = _sessions.GetValueOrDefault(id) ?? throw AdyenError.NotFound("There is no session of that id.");
        if (result is null)
        {
            throw AdyenError.Missing("sessionResult");
        }

        if (result != ResultToken(id))
        {
            throw new AdyenError(422, "29_001", "Invalid sessionResult");
        }

        var answer = new JsonObject { ["id"] = id, ["reference"] = session.Text("reference"), ["status"] = session.Text("status") };
        if (session.Text("@payment") is { } psp)
        {
            var payment = world.Payment(psp);
            answer["payments"] = new JsonArray(new JsonObject
            {
                ["amount"] = payment.Amount(),
                ["paymentMethod"] = new JsonObject { ["brand"] = payment.Method, ["type"] = "scheme" },
                ["pspReference"] = psp,
                ["resultCode"] = payment.Outcome.ResultCode,
            });
        }

        return answer;
    }

    private JsonObject CreateLink(SimRequest request)
    {
        var body = AdyenBody.Require(request, "amount", "merchantAccount", "reference");
        var id = AdyenIds.New("PL", 16);
        var link = New(body, id, TimeSpan.FromHours(24));
        (link["status"], link["url"]) = ("active", "https://test.adyen.link/" + id);
        _links[id] = link;
        return Public(link);
    }

    private JsonObject Link(string id) => _links.GetValueOrDefault(id) ?? throw AdyenError.NotFound("There is no payment link of that id.", platform: true);

    private JsonObject ExpireLink(string id, SimRequest request)
    {
        var link = Link(id);
        if (request.Json.Text("status") != "expired")
        {
            throw new AdyenError(422, "29_001", "Only the status 'expired' can be set.");
        }

        RequireActive(link);
        link["status"] = "expired";
        return Public(link);
    }
}
