using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Crm.HubSpot;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>The shared fault set on every operation: what sets an end state recovers, a create is sent once and its outcome is unknown.</summary>
public sealed class HubSpotFaultTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private static readonly string[] Faults = ["reset", "empty", "garbage", "truncated", "delay", "malformed-json", "cut-json", "web-page", "500", "502", "503", "504", "524"];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (HubSpotOperation operation in HubSpotOperation.All)
            {
                // What does not read its answer cannot be hurt by one.
                foreach (string fault in operation.Name is "CreateProperty" or "AssociateDefault" ? Faults.Except(["malformed-json", "cut-json", "web-page"]) : Faults)
                {
                    data.Add(operation.Name, fault);
                }
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_is_recovered_from_or_told_as_unknown(string name, string fault)
    {
        HubSpotOperation operation = HubSpotOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, Faulty(fault), operation.Success);
        HubSpotClient client = Client(o => o.Resilience.AttemptTimeout = fault == "delay" ? TimeSpan.FromSeconds(1) : o.Resilience.AttemptTimeout);

        if (operation.MayRepeat)
        {
            Assert.NotNull(await operation.CallAsync(client));
            Assert.Equal(2, await Server.CountAsync(operation.Path));
            return;
        }

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(client));
        Assert.Equal(1, failure.Error.Attempts);
        Assert.DoesNotContain(Token, failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }

    [WireMockFact]
    public async Task A_create_over_a_kept_connection_that_breaks_is_not_sent_again_by_the_platform()
    {
        HubSpotOperation list = HubSpotOperation.Of("ListPipelines"), create = HubSpotOperation.Of("CreateObject");
        await Server.StubAsync(list.Stub, list.Success);
        await Server.StubAsync(create.Stub, WireMockResponse.WithFault(WireMockFault.ConnectionReset));
        HubSpotClient client = Client();
        await list.CallAsync(client);

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => create.CallAsync(client));

        Assert.Equal(1, await Server.CountAsync(create.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_429_waits_as_long_as_it_asks_and_goes_again_even_for_a_create(string name)
    {
        HubSpotOperation operation = HubSpotOperation.Of(name);
        var busy = new WireMockResponse(429, """{"errorType":"RATE_LIMIT","policyName":"TEN_SECONDLY_ROLLING"}""") { Headers = new Dictionary<string, string> { ["Retry-After"] = "0.3" } };
        await Server.StubSequenceAsync(operation.Stub, busy, operation.Success);
        long started = TimeProvider.System.GetTimestamp();

        Assert.NotNull(await operation.CallAsync(Client()));

        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(0.25));
        Assert.Equal(2, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_429_without_a_policy_and_a_delay_is_repeated_and_then_told(string name)
    {
        HubSpotOperation operation = HubSpotOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(429));

        var failure = await Assert.ThrowsAsync<RateLimitedException>(() => operation.CallAsync(Client()));

        Assert.Equal((Outcome.Refused, 4, null), (failure.Outcome, failure.Error.Attempts, failure.Error.RetryAfter));
        Assert.Equal(4, await Server.CountAsync(operation.Path));
    }

    [WireMockFact]
    public async Task A_locked_record_is_left_alone_for_two_seconds()
    {
        HubSpotOperation operation = HubSpotOperation.Of("UpdateObject");
        await Server.StubSequenceAsync(operation.Stub, new WireMockResponse(423), operation.Success);
        long started = TimeProvider.System.GetTimestamp();

        await operation.CallAsync(Client());

        Assert.True(TimeProvider.System.GetElapsedTime(started) > TimeSpan.FromSeconds(1.9));
        Assert.Equal(2, await Server.CountAsync(operation.Path));
    }

    private static WireMockResponse Faulty(string fault) => fault switch
    {
        "reset" => WireMockResponse.WithFault(WireMockFault.ConnectionReset),
        "empty" => WireMockResponse.WithFault(WireMockFault.EmptyResponse),
        "garbage" => WireMockResponse.WithFault(WireMockFault.RandomDataThenClose),
        "truncated" => WireMockResponse.WithFault(WireMockFault.MalformedChunk),
        "delay" => WireMockResponse.After(TimeSpan.FromSeconds(3), new WireMockResponse(200, "{}")),
        "malformed-json" => new WireMockResponse(200, """{"id":"1","results":}"""),
        "cut-json" => new WireMockResponse(200, """{"results":[{"id":"1","proper"""),
        "web-page" => new WireMockResponse(200, "<html><body>Welcome</body></html>") { ContentType = "text/html" },
        _ => new WireMockResponse(int.Parse(fault, System.Globalization.CultureInfo.InvariantCulture), "<html>"),
    };
}
