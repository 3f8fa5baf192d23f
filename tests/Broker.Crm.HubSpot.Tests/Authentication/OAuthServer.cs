using System.Net;
using System.Text;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Authentication;

/// <summary>A HubSpot that gives tokens and takes only the newest one; each refresh token serves once, as a strict server would have it.</summary>
internal sealed class OAuthServer
{
    private readonly Lock gate = new();
    private string refresh = "CANARY-refresh-0";
    private int given;

    public OAuthServer(Action<HubSpotOptions>? configure = null, IHubSpotTokenStore? store = null)
    {
        Secret secret = Secret.From("CANARY-client-secret");
        Credential = store is null ? HubSpotCredential.OAuth("client-1", secret, Secret.From(refresh)) : HubSpotCredential.OAuth("client-1", secret, store);
        Rig = new HubSpotRig(o =>
        {
            o.Credential = Credential;
            configure?.Invoke(o);
        });
        Rig.Server.Then((request, token) => AnswerAsync(request, token));
    }

    public HubSpotOAuthCredential Credential { get; }

    public HubSpotRig Rig { get; }

    public FakeTimeProvider Time => Rig.Time;

    /// <summary>Requests of tokens.</summary>
    public int TokenCalls { get; private set; }

    public int ApiCalls { get; private set; }

    /// <summary>Answers the next token requests instead; a status, a body.</summary>
    public Queue<(int Status, string Body)> Refusals { get; } = new();

    /// <summary>Holds token requests until it is completed.</summary>
    public Task? Held { get; set; }

    /// <summary>The access token that is taken; null takes every one that was given.</summary>
    public string? Accepted { get; set; }

    public bool Rotates { get; set; } = true;

    /// <summary>What the store held when the first call came in with the newest token.</summary>
    public Func<string?>? Stored { get; set; }

    public List<string?> StoredAtUse { get; } = [];

    public Task GetAsync(CancellationToken cancellationToken = default) => Rig.Client.Objects("contacts").GetAsync("1", cancellationToken: cancellationToken);

    private static HttpResponseMessage Json(int status, string body) => new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri!.AbsolutePath == "/oauth/2026-09/token")
        {
            string body = await request.Content!.ReadAsStringAsync(cancellationToken);
            lock (gate)
            {
                TokenCalls++;
            }

            if (Held is { } held)
            {
                await held.WaitAsync(cancellationToken);
            }

            lock (gate)
            {
                if (Refusals.TryDequeue(out (int Status, string Body) refusal))
                {
                    return Json(refusal.Status, refusal.Body);
                }

                if (!body.Contains("refresh_token=" + refresh, StringComparison.Ordinal) || !body.Contains("client_secret=CANARY-client-secret", StringComparison.Ordinal) || request.RequestUri.Query.Length > 0)
                {
                    return Json(400, """{"error":"invalid_grant","error_description":"CANARY","status":"BAD_REFRESH_TOKEN","message":"CANARY"}""");
                }

                given++;
                refresh = Rotates ? $"CANARY-refresh-{given}" : refresh;
                return Json(200, $$"""{"access_token":"CANARY-access-{{given}}","refresh_token":"{{refresh}}","expires_in":1800,"token_type":"bearer","hub_id":7,"scopes":["oauth"],"new":{ } }""");
            }
        }

        lock (gate)
        {
            ApiCalls++;
            StoredAtUse.Add(Stored?.Invoke());
            string? sent = request.Headers.NonValidated["Authorization"].ToString();
            return Accepted is not null && sent != "Bearer " + Accepted
                ? Json(401, WireBodies.Error("EXPIRED_AUTHENTICATION", "CANARY"))
                : Json(200, WireBodies.Record("1"));
        }
    }
}
