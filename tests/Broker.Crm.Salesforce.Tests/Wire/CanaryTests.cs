using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Tests.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.Salesforce.Tests.Wire;

public sealed class CanaryTests
{
    [Theory]
    [InlineData(200)]
    [InlineData(300)]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(412)]
    [InlineData(429)]
    [InlineData(503)]
    public async Task A_session_id_that_an_answer_repeats_appears_nowhere(int status)
    {
        using TelemetryCollector telemetry = new();
        SalesforceRig rig = new(o => o.Resilience.MaxRetries = 1);
        string canary = SalesforceRig.Token;
        rig.Server.Answer(status, $$"""[{"message":"{{canary}}","errorCode":"{{canary}}","fields":["{{canary}}"]}]""");

        List<string> said =
        [
            (await Record.ExceptionAsync(() => rig.Client.Limits.GetAsync()))?.ToString() ?? "",
            (await Record.ExceptionAsync(() => rig.Client.Limits.GetVersionsAsync()))?.ToString() ?? "",
        ];

        Assert.NotEmpty(rig.Logs.Lines);
        NoCanary([.. said, rig.Logs.Text, telemetry.Text]);
        Assert.Contains("salesforce", telemetry.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_secret_or_key_appears_anywhere_whatever_fails()
    {
        using TelemetryCollector telemetry = new();
        List<string> said = [];
        TestStore store = new() { FailingSaves = 1 };
        SalesforceOAuthCredential[] credentials =
        [
            SalesforceCredential.RefreshToken("client-1", Secret.From("CANARY-client-secret"), store),
            SalesforceCredential.JwtBearer("client-1", "u@example.com", TestKeys.Pkcs8),
            SalesforceCredential.ClientCredentials("client-1", Secret.From("CANARY-client-secret")),
        ];
        foreach (SalesforceOAuthCredential credential in credentials)
        {
            TokenServer server = new(credential, o => (o.Resilience.MaxRetries, o.BaseAddress) = (0, new Uri("https://acme.my.salesforce.com")));
            server.Refusals.Enqueue((429, "CANARY"));
            for (int i = 0; i < 8; i++)
            {
                said.Add((await Record.ExceptionAsync(() => server.GetAsync()))?.ToString() ?? string.Empty);
                server.Time.Advance(TimeSpan.FromMinutes(2));
                server.Accepted = i == 4 ? "other" : null;
            }

            SalesforceSession session = await credential.GetSessionAsync();
            said.Add(session.ToString());
            server.Accepted = "other";
            server.Refusals.Enqueue((400, """{"error":"CANARY","error_description":"CANARY"}"""));
            said.Add((await Record.ExceptionAsync(() => server.GetAsync()))?.ToString() ?? string.Empty);
            credential.Replace(credential == credentials[1] ? TestKeys.Pkcs1 : Secret.From("CANARY-refresh-9"));
            server.LostAnswers = 1;
            server.Refusals.Enqueue((0, ""));
            said.Add((await Record.ExceptionAsync(() => server.GetAsync()))?.ToString() ?? string.Empty);
            said.AddRange(server.Rig.Logs.Lines);
            Assert.All(server.Rig.Server.Requests, static r => Assert.DoesNotContain("CANARY", r.PathAndQuery, StringComparison.Ordinal));
        }

        said.Add(store.Kept!.ToString());
        Assert.Contains(said, static text => text.Contains("IOException", StringComparison.Ordinal));
        Assert.Contains(said, static text => text.Contains("unlisted", StringComparison.Ordinal));
        NoCanary([.. said, telemetry.Text]);
    }

    private static void NoCanary(IEnumerable<string> said) => Assert.All(said, static text =>
    {
        Assert.DoesNotContain("CANARY", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TestKeys.Canary, text, StringComparison.Ordinal);
        Assert.DoesNotContain("eyJ", text, StringComparison.Ordinal);
    });
}
