using System.Globalization;
using System.Text;
using Broker.Contracts.Tests.MetaTrader.Operations;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Every operation against the mappings of the contract: exactly these requests, exactly these values, in any culture.</summary>
public sealed class SuccessTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    public static TheoryData<string, string> InCultures
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (MetaTraderOperation operation in MetaTraderOperations.All)
            {
                data.Add(operation.Name, "");
                data.Add(operation.Name, "de-DE");
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(InCultures))]
    public async Task Each_operation_sends_exactly_the_documented_request_and_reads_the_whole_answer(string name, string culture)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        foreach (var mapping in AnswerFiles.Of(operation.Platform, [operation.Path, .. operation.Before]))
        {
            await Server.StubJsonAsync(mapping.ToJsonString());
        }

        object? value = await operation.CallAsync(Client(operation));

        operation.Check(value);
        WholeAnswer.Check(value, operation.Absent);
        await Server.VerifyNothingUnmatchedAsync();
        RecordedRequest[] sent = [.. await Server.RequestsAsync()];
        Assert.Equal([.. operation.Before, operation.Path], sent.Select(one => one.Path));
        RecordedRequest request = sent[^1];
        Assert.Equal(operation.Method.Method, request.Method);
        Assert.Equal(operation.Query, request.Query);
        Assert.Equal(operation.IsGateway ? Rows.ApiKey : null, request.Headers.GetValueOrDefault("x-api-key"));
        Assert.All(["Authorization", "Cookie", "traceparent"], header => Assert.False(request.Headers.ContainsKey(header), header + " was sent"));
        if (operation.Parts.Length == 0)
        {
            Assert.Empty(request.Body);
        }
        else
        {
            Assert.Equal(operation.Parts, MultipartParts.Read(request.Headers["Content-Type"], request.Body));
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task The_media_type_does_not_matter(string name)
    {
        MetaTraderOperation operation = MetaTraderOperations.Of(name);
        var run = new CaseRun(Server);
        foreach (string type in new[] { "text/html", "application/json", "application/octet-stream" })
        {
            var answer = AnswerFiles.SuccessOf(operation);
            answer["headers"]!["Content-Type"] = type;
            run.Add(operation, type, 1, async path => operation.Check(await operation.CallAsync(Client(operation, path))), answer);
        }

        await run.RunAsync();
    }

    [WireMockTheory]
    [InlineData(TradingPlatform.MetaTrader4)]
    [InlineData(TradingPlatform.MetaTrader5)]
    public async Task The_mappings_load_into_any_server_as_they_are(TradingPlatform platform)
    {
        await Server.LoadAsync(AnswerFiles.FolderOf(platform));
        MetaTraderOperation[] gateway = [.. MetaTraderOperations.All.Where(row => row.Platform == platform && row.IsGateway && row.Retry == RetryClass.Read)];

        foreach (MetaTraderOperation operation in gateway)
        {
            operation.Check(await operation.CallAsync(Client(operation)));
        }

        await Server.VerifyNothingUnmatchedAsync();
    }

    [WireMockFact]
    public async Task The_pro_plan_sends_basic_authorization_in_utf8()
    {
        MetaTraderOperation ping = MetaTraderOperations.Of("mt5 Ping");
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/Ping"), new WireMockResponse(200, "OK"));

        await ping.CallAsync(Client(ping, configure: o => o.Credential = MetaTraderCredential.Pro("bröker", Secret.From("pä:ss"))));

        await Server.VerifyAsync(new ExpectedRequest(HttpMethod.Get, "/Ping")
        {
            Headers = new Dictionary<string, string> { ["Authorization"] = "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes("bröker:pä:ss")) },
            AbsentHeaders = ["x-api-key"],
        });
    }
}
