using System.Net;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader.Accounts;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Robustness;

/// <summary>Secrets in query, headers and error bodies reach no log, no telemetry and no text of an exception.</summary>
public sealed class CanaryTests
{
    private const string Echo = "CANARY-echo";

    public static TheoryData<int, string> Answers => new()
    {
        { 200, """{"message":"CANARY-echo","id":"CANARY-id-1"}""" },
        { 201, """{"message":"password=CANARY-echo","code":"INVALID_ACCOUNT","stackTrace":"CANARY-echo"}""" },
        { 201, """{"message":"CANARY-echo","code":"CANARY-echo"}""" },
        { 201, """{"error":"CANARY-echo"}""" },
        { 201, """{"error":{"message":"CANARY-echo","code":"DONE"}}""" },
        { 200, "CANARY-echo" },
        { 200, """{"CANARY-echo":""" },
        { 200, """{"balance":CANARY-echo}""" },
        { 400, """{"error":"CANARY-echo"}""" },
        { 401, "CANARY-echo" },
        { 404, "<html>/RegisterAccount?password=CANARY-echo</html>" },
        { 429, "CANARY-echo" },
        { 503, "CANARY-echo" },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public async Task No_answer_brings_a_secret_to_light(int status, string body)
    {
        using var telemetry = new TelemetryCollector();
        var rig = new Rig();
        rig.Server.Answer(status, body, "text/plain", ("X-Request-Id", Echo + " x"), ("Retry-After", Echo));

        await AssertSilentAsync(rig, telemetry);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("refused")]
    [InlineData("odd")]
    public async Task No_fault_brings_a_secret_to_light(string fault)
    {
        using var telemetry = new TelemetryCollector();
        var rig = new Rig();
        rig.Server.Throw(fault switch
        {
            "reset" => new HttpRequestException("An error occurred while sending the request.", new IOException("reset")),
            "refused" => new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (api.metatraderapi.dev:443)", null, null),
            _ => new InvalidOperationException("https://host/RegisterAccount?password=" + Echo),
        });

        await AssertSilentAsync(rig, telemetry);
    }

    [Fact]
    public async Task The_password_of_account_details_never_becomes_part_of_the_result()
    {
        var rig = new Rig();
        rig.Server.Answer(200, """{"serverName":"S","password":"CANARY-echo","investor":"CANARY-echo"}""");

        AccountDetails details = await rig.Client.Accounts.GetDetailsAsync(Rig.Account);

        Assert.DoesNotContain("CANARY", System.Text.Json.JsonSerializer.Serialize(details), StringComparison.Ordinal);
        Assert.DoesNotContain("CANARY", rig.Logs.Text, StringComparison.Ordinal);
    }

    private static async Task AssertSilentAsync(Rig rig, TelemetryCollector telemetry)
    {
        var texts = new List<string>();
        await Try(() => rig.Client.Accounts.RegisterAsync(Rig.Registration()));
        await Try(() => rig.Client.Accounts.GetSummaryAsync(new AccountId("CANARY-id")));
        await Try(() => rig.Client.Accounts.GetDetailsAsync(new AccountId("CANARY-id")));
        await Try(() => rig.Client.Connection.CheckAsync(new AccountId("CANARY-id")));
        await Try(() => rig.Client.Diagnostics.PingAsync());
        await Try(async () => await rig.Client.Accounts.ListAsync().GetAsyncEnumerator().MoveNextAsync());
        var registered = await rig.Boundary.RegisterAsync(new AccountRegistration(new CustomerId("C-1"), Rig.Login, TradingPlatform.MetaTrader5, "C-1"), Secret.From(Rig.Password));
        texts.Add($"{registered.Failure}");
        Rig host = Rig.SessionHost();
        host.Server.Answer((int)HttpStatusCode.Created, """{"message":"CANARY-echo","code":"INVALID_ACCOUNT"}""");
        await Try(() => host.Client.Connection.ConnectAsync(new() { Login = Rig.Login, Password = Secret.From(Rig.Password) }));

        Assert.NotEmpty(rig.Logs.Lines);
        Assert.NotEmpty(telemetry.Text);
        Assert.Contains(rig.Server.Requests, request => request.PathAndQuery.Contains("CANARY", StringComparison.Ordinal));
        Assert.All([.. texts, rig.Logs.Text, host.Logs.Text, telemetry.Text], text => Assert.DoesNotContain("CANARY", text, StringComparison.Ordinal));

        async Task Try(Func<Task> call)
        {
            try
            {
                await call();
            }
            catch (BrokerApiException exception)
            {
                // ToString prints the whole chain of causes; Data and the error are what a logger might also write.
                texts.Add($"{exception} {exception.Error} {string.Join(',', exception.Data.Values.Cast<object>())} {exception.Error.Text}");
            }
        }
    }
}
