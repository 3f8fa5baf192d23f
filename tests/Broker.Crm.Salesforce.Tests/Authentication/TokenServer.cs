using System.Net;
using System.Text;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Authentication;

/// <summary>
/// An org that gives tokens by every flow. With rotation a refresh token serves once, and sending an old one revokes everything, as Salesforce does it.
/// </summary>
internal sealed class TokenServer
{
    public const string InvalidGrant = """{"error":"invalid_grant","error_description":"expired access/refresh token CANARY"}""";
    public const string InvalidSession = """[{"message":"Session expired or invalid CANARY","errorCode":"INVALID_SESSION_ID"}]""";
    private readonly Lock gate = new();
    private readonly HashSet<string> used = [];
    private string refresh = "CANARY-refresh-0";
    private int given;

    public TokenServer()
        : this(SalesforceCredential.RefreshToken("client-1", Secret.From("CANARY-client-secret"), Secret.From("CANARY-refresh-0")))
    {
    }

    public TokenServer(ISalesforceTokenStore store, Action<SalesforceOptions>? configure = null)
        : this(SalesforceCredential.RefreshToken("client-1", Secret.From("CANARY-client-secret"), store), configure)
    {
    }

    public TokenServer(SalesforceOAuthCredential credential, Action<SalesforceOptions>? configure = null)
    {
        Credential = credential;
        Rig = new SalesforceRig(o =>
        {
            o.Credential = credential;
            configure?.Invoke(o);
        });
        Rig.Server.Then((request, token) => AnswerAsync(request, token));
    }

    public SalesforceOAuthCredential Credential { get; }

    public SalesforceRig Rig { get; }

    public FakeTimeProvider Time => Rig.Time;

    public int TokenCalls { get; private set; }

    public int ApiCalls { get; private set; }

    /// <summary>How often a used refresh token came again.</summary>
    public int Replays { get; private set; }

    /// <summary>Hosts that calls went to.</summary>
    public List<string> Hosts { get; } = [];

    public List<string> TokenBodies { get; } = [];

    public List<string?> StoredAtUse { get; } = [];

    public Func<string?>? Stored { get; set; }

    /// <summary>Answers the next token requests instead: a status and a body; status 0 breaks the connection, a negative one makes none.</summary>
    public Queue<(int Status, string Body)> Refusals { get; } = new();

    /// <summary>Applies a refresh and then loses the answer.</summary>
    public int LostAnswers { get; set; }

    public Task? Held { get; set; }

    /// <summary>The access token that calls are taken with; null takes all.</summary>
    public string? Accepted { get; set; }

    public string RefusalOfCalls { get; set; } = InvalidSession;

    public bool Rotates { get; set; } = true;

    public string Instance { get; set; } = "https://acme.my.salesforce.test";

    public Task GetAsync(CancellationToken cancellationToken = default) => Rig.Client.Limits.GetAsync(cancellationToken);

    private static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath == "/services/oauth2/token")
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            lock (gate)
            {
                TokenCalls++;
                TokenBodies.Add(body);
            }

            if (Held is { } held)
            {
                await held.WaitAsync(cancellationToken);
            }

            lock (gate)
            {
                return Token(body);
            }
        }

        lock (gate)
        {
            ApiCalls++;
            Hosts.Add(request.RequestUri.Authority);
            StoredAtUse.Add(Stored?.Invoke());
            string sent = request.Headers.NonValidated["Authorization"].ToString();
            return Accepted is not null && sent != "Bearer " + Accepted ? Json(401, RefusalOfCalls) : Json(200, """{"DailyApiRequests":{"Max":100,"Remaining":99}}""");
        }
    }

    private HttpResponseMessage Token(string body)
    {
        if (Refusals.TryDequeue(out (int Status, string Body) refusal))
        {
            return refusal.Status switch
            {
                0 => throw new IOException("connection reset CANARY"),
                < 0 => throw new HttpRequestException(HttpRequestError.ConnectionError, "no route CANARY"),
                _ => Json(refusal.Status, refusal.Body),
            };
        }

        string extra = string.Empty;
        if (body.Contains("grant_type=refresh_token", StringComparison.Ordinal))
        {
            string sent = body.Split('&').First(static p => p.StartsWith("refresh_token=", StringComparison.Ordinal))["refresh_token=".Length..];
            if (used.Contains(sent))
            {
                Replays++;
                refresh = "revoked";
            }

            if (sent != refresh)
            {
                return Json(400, InvalidGrant);
            }

            if (Rotates)
            {
                used.Add(sent);
                refresh = $"CANARY-refresh-{given + 1}";
                extra = $",\"refresh_token\":\"{refresh}\"";
            }
        }

        given++;
        if (LostAnswers-- > 0)
        {
            throw new IOException("connection reset CANARY");
        }

        return Json(200, $$$"""{"access_token":"00Dxx!CANARY-access-{{{given}}}","instance_url":"{{{Instance}}}","id":"https://login.salesforce.com/id/00Dxx0000000001AAA/005xx0000000001AAA","token_type":"Bearer","issued_at":"1793000000000","signature":"CANARY","scope":"api refresh_token","new":{}{{{extra}}}}""");
    }
}
