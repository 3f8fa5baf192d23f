using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Stripe;

namespace Broker.Testing.HubSpot;

/// <summary>Tokens: issued short-lived, refreshed with rotation, introspected, revoked (contracts/hubspot.md 10).</summary>
internal sealed class HubSpotOAuth(TimeProvider clock)
{
    private readonly Dictionary<string, Grant> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Grant> _refresh = new(StringComparer.Ordinal);
    private readonly HashSet<string> _used = new(StringComparer.Ordinal);

    /// <summary>How long an access token is good for.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromSeconds(1800);

    /// <summary>Whether a refresh brings a new refresh token and spends the old one.</summary>
    public bool RotatesRefreshTokens { get; set; } = true;

    public bool IsIssued(string token) => _access.ContainsKey(token);

    /// <summary>Whether a token that was issued here is over; a token from elsewhere never is.</summary>
    public bool IsOver(string token) => _access.TryGetValue(token, out var grant) && (grant.Revoked || grant.Expires <= clock.GetUtcNow());

    public void RevokeAll()
    {
        foreach (var grant in _access.Values.Concat(_refresh.Values))
        {
            grant.Revoked = true;
        }
    }

    public SimResponse Issue(SimRequest request)
    {
        if (request.Header("Content-Type")?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return Refuse("invalid_request", "BAD_REQUEST", "the body must be a form");
        }

        var form = new StripeForm(Encoding.UTF8.GetString(request.Body));
        if (form["client_id"] is not { } client)
        {
            return Refuse("invalid_request", "BAD_CLIENT_ID", "missing or unknown client id");
        }

        if (form["client_secret"] is not { } secret || secret.StartsWith("invalid", StringComparison.Ordinal))
        {
            return Refuse("invalid_client", "BAD_CLIENT_SECRET", "missing or invalid client secret");
        }

        switch (form["grant_type"])
        {
            case "client_credentials":
                return Answer(client, null);
            case "authorization_code":
                return form["code"] is { } code && form["redirect_uri"] is not null && IsFresh(code)
                    ? Answer(client, NewToken("na1-"))
                    : Refuse("invalid_grant", "BAD_AUTH_CODE", "missing or unknown auth code");
            case "refresh_token":
                return form["refresh_token"] is { } refresh && IsGood(refresh)
                    ? Answer(client, RotatesRefreshTokens ? Rotate(refresh) : refresh)
                    : Refuse("invalid_grant", "BAD_REFRESH_TOKEN", "missing or invalid refresh token");
            default:
                return Refuse("unsupported_grant_type", "BAD_GRANT_TYPE", "missing or unknown grant type");
        }
    }

    public SimResponse Introspect(SimRequest request)
    {
        var form = new StripeForm(Encoding.UTF8.GetString(request.Body));
        return form["token"] is { } token ? SimResponse.Json(200, Describe(token)) : Refuse("invalid_request", "BAD_REQUEST", "missing token");
    }

    /// <summary>What the old endpoints tell about a token in their path.</summary>
    public SimResponse Look(string token)
    {
        var body = Describe(token);
        body["token"] = token;
        return body.Bool("active") == true ? SimResponse.Json(200, body) : SimResponse.Json(404, new JsonObject { ["status"] = "error", ["message"] = "token is not known", ["category"] = "OBJECT_NOT_FOUND" });
    }

    public SimResponse Revoke(SimRequest request)
    {
        var form = new StripeForm(Encoding.UTF8.GetString(request.Body));
        return form["token"] is { } token ? Revoke(token) : Refuse("invalid_request", "BAD_REQUEST", "missing token");
    }

    /// <summary>Revokes a token; with a refresh token everything it brought.</summary>
    public SimResponse Revoke(string token)
    {
        if (_refresh.TryGetValue(token, out var refresh))
        {
            refresh.Revoked = true;
            foreach (var grant in _access.Values.Where(g => g.RefreshToken == token))
            {
                grant.Revoked = true;
            }
        }
        else if (_access.TryGetValue(token, out var access))
        {
            access.Revoked = true;
        }
        else
        {
            _used.Add(token);
        }

        return SimResponse.Empty(204);
    }

    private static string NewToken(string prefix) => prefix + RandomNumberGenerator.GetHexString(40, lowercase: true);

    private static SimResponse Refuse(string error, string status, string message) => SimResponse.Json(400, new JsonObject
    {
        ["error"] = error,
        ["error_description"] = message,
        ["status"] = status,
        ["message"] = message,
    });

    private bool IsFresh(string code) => !code.StartsWith("invalid", StringComparison.Ordinal) && _used.Add("code:" + code);

    // A refresh token from before the simulator started is taken once, as the app's first one.
    private bool IsGood(string refresh) =>
        !refresh.StartsWith("invalid", StringComparison.Ordinal) && !_used.Contains(refresh) && (!_refresh.TryGetValue(refresh, out var grant) || !grant.Revoked);

    private string Rotate(string refresh)
    {
        _used.Add(refresh);
        return NewToken("na1-");
    }

    private SimResponse Answer(string client, string? refresh)
    {
        var token = NewToken("CSim");
        var grant = new Grant(client, clock.GetUtcNow() + TokenLifetime, refresh);
        _access[token] = grant;
        var body = new JsonObject
        {
            ["access_token"] = token,
            ["expires_in"] = (long)TokenLifetime.TotalSeconds,
            ["token_type"] = "bearer",
            ["hub_id"] = HubSpotAccount.HubId,
            ["scopes"] = new JsonArray("crm.objects.contacts.read", "crm.objects.contacts.write", "oauth"),
        };
        if (refresh is not null)
        {
            body["refresh_token"] = refresh;
            _refresh.TryAdd(refresh, new Grant(client, DateTimeOffset.MaxValue, refresh));
        }

        return SimResponse.Json(200, body);
    }

    private JsonObject Describe(string token)
    {
        var isRefresh = _refresh.TryGetValue(token, out var grant);
        if ((grant is null && !_access.TryGetValue(token, out grant)) || grant!.Revoked || grant.Expires <= clock.GetUtcNow() || _used.Contains(token))
        {
            return new JsonObject { ["active"] = false };
        }

        var body = new JsonObject
        {
            ["active"] = true,
            ["token_type"] = isRefresh ? "refresh" : "access",
            ["token_use"] = isRefresh ? "refresh_token" : "access_token",
            ["client_id"] = grant.Client,
            ["hub_id"] = HubSpotAccount.HubId,
            ["hub_domain"] = "broker.example",
            ["app_id"] = HubSpotChange.AppId,
            ["user"] = "desk@broker.example",
            ["user_id"] = 9_586_504,
            ["scopes"] = new JsonArray("crm.objects.contacts.read", "crm.objects.contacts.write", "oauth"),
        };
        if (!isRefresh)
        {
            body["expires_in"] = (long)(grant.Expires - clock.GetUtcNow()).TotalSeconds;
        }

        return body;
    }

    private sealed class Grant(string client, DateTimeOffset expires, string? refreshToken)
    {
        public string Client { get; } = client;

        public DateTimeOffset Expires { get; } = expires;

        public string? RefreshToken { get; } = refreshToken;

        public bool Revoked { get; set; }
    }
}
