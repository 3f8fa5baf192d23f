using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;
using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Access;

/// <summary>The OAuth calls (contracts/salesforce.md 2).</summary>
internal sealed class OAuthEndpoint(Org org, Sessions sessions, SalesforceSettings settings, Func<Uri> self)
{
    private const string JwtBearer = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    /// <summary>Where the user is told of; on the vendor's side this is the login host.</summary>
    public string IdentityUrl => IdentityOf(null);

    public string InstanceUrl => (settings.InstanceUrl ?? self()).AbsoluteUri.TrimEnd('/');

    public string IdentityOf(string? user) => $"{self().AbsoluteUri.TrimEnd('/')}/id/{org.OrganizationId}/{user ?? org.UserId}";

    public static SalesforceAnswer Refuse(string error, string description, int status = 400) =>
        SalesforceAnswer.Json(status, new JsonObject { ["error"] = error, ["error_description"] = description });

    public SimOperation? Find(SimRequest request)
    {
        Func<SalesforceAnswer>? run = (request.Method, request.Segments) switch
        {
            ("POST", ["services", "oauth2", "token"]) => () => Token(request),
            ("POST", ["services", "oauth2", "revoke"]) => () => Revoke(request),
            ("POST", ["services", "oauth2", "introspect"]) => () => Introspect(request),
            ("GET" or "POST", ["services", "oauth2", "userinfo"]) => () => UserInfo(request),
            ("GET", ["id", _, _]) => () => UserInfo(request),
            _ => null,
        };
        return run is null ? null : new SimOperation(request.Segments[0] == "id" ? "identity" : "oauth/" + request.Segments[^1], Form(request)["grant_type"] ?? "", () => run().ToResponse());
    }

    private static Stripe.StripeForm Form(SimRequest request) => new(Encoding.UTF8.GetString(request.Body));

    private static (string? Id, string? Secret) Client(SimRequest request, Stripe.StripeForm form)
    {
        if (request.Authorization("Basic") is not { } basic)
        {
            return (form["client_id"], form["client_secret"]);
        }

        Span<byte> bytes = new byte[basic.Length];
        string[] parts = Convert.TryFromBase64String(basic, bytes, out var length) ? Encoding.UTF8.GetString(bytes[..length]).Split(':', 2) : [];
        return parts.Length == 2 ? (parts[0], parts[1]) : (null, null);
    }

    private SalesforceAnswer Token(SimRequest request)
    {
        var form = Form(request);
        var (id, secret) = Client(request, form);
        switch (form["grant_type"])
        {
            case null:
                return Refuse("unsupported_grant_type", "grant type not supported");
            case "client_credentials":
                return string.IsNullOrEmpty(id) || string.IsNullOrEmpty(secret) || secret.StartsWith("invalid", StringComparison.Ordinal)
                    ? Refuse("invalid_client", "invalid client credentials")
                    : Issued(sessions.Issue(), null);
            case JwtBearer:
                return JwtAssertion.Check(form["assertion"], settings.JwtPublicKeyPem, self(), org.Clock.GetUtcNow()) is { } wrong
                    ? Refuse("invalid_grant", wrong)
                    : Issued(sessions.Issue(), null);
            case "refresh_token":
                if (string.IsNullOrEmpty(id))
                {
                    return Refuse("invalid_client_id", "client identifier invalid");
                }

                return sessions.Refresh(form["refresh_token"] ?? "") is var (access, refresh)
                    ? Issued(access, refresh)
                    : Refuse("invalid_grant", "expired access/refresh token");
            default:
                return Refuse("unsupported_grant_type", "grant type not supported");
        }
    }

    private SalesforceAnswer Issued(string access, string? refresh)
    {
        var json = new JsonObject
        {
            ["access_token"] = access,
            ["signature"] = Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(Encoding.ASCII.GetBytes(access))),
            ["scope"] = "refresh_token api",
            ["instance_url"] = InstanceUrl,
            ["id"] = IdentityUrl,
            ["token_type"] = "Bearer",
            ["issued_at"] = org.Clock.GetUtcNow().ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
        };
        if (refresh is not null)
        {
            json["refresh_token"] = refresh;
        }

        return SalesforceAnswer.Json(200, json);
    }

    private SalesforceAnswer Revoke(SimRequest request) => sessions.Revoke(Form(request)["token"] ?? "")
        ? SalesforceAnswer.Empty(200)
        : Refuse("unsupported_token_type", "this token type is not supported");

    private SalesforceAnswer Introspect(SimRequest request)
    {
        var form = Form(request);
        if (Client(request, form) is not ({ Length: > 0 } id, { Length: > 0 }))
        {
            return Refuse("invalid_client", "invalid client credentials", 401);
        }

        return SalesforceAnswer.Json(200, sessions.IsActive(form["token"])
            ? new JsonObject
            {
                ["active"] = true,
                ["scope"] = "refresh_token api",
                ["client_id"] = id,
                ["username"] = "integration@broker.example",
                ["sub"] = IdentityUrl,
                ["token_type"] = "access_token",
                ["exp"] = (org.Clock.GetUtcNow() + settings.AccessTokenLife).ToUnixTimeSeconds(),
            }
            : new JsonObject { ["active"] = false });
    }

    private SalesforceAnswer UserInfo(SimRequest request)
    {
        var token = request.Authorization("Bearer") ?? request.QueryValue("oauth_token") ?? request.QueryValue("access_token");
        if (!sessions.Use(token))
        {
            return new SalesforceAnswer { Status = 403, Raw = "Bad_OAuth_Token"u8.ToArray(), ContentType = "text/html;charset=UTF-8" };
        }

        var rest = InstanceUrl + "/services/data/v{version}/";
        return SalesforceAnswer.Json(200, new JsonObject
        {
            ["sub"] = IdentityOf(sessions.UserOf(token)),
            ["id"] = IdentityOf(sessions.UserOf(token)),
            ["user_id"] = sessions.UserOf(token) ?? org.UserId,
            ["organization_id"] = org.OrganizationId,
            ["preferred_username"] = "integration@broker.example",
            ["username"] = "integration@broker.example",
            ["name"] = "Integration",
            ["email"] = "integration@broker.example",
            ["user_type"] = "STANDARD",
            ["urls"] = new JsonObject { ["rest"] = rest, ["query"] = rest + "query/", ["sobjects"] = rest + "sobjects/" },
        });
    }
}
