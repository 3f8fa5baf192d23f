using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Every failure envelope on every operation. contracts/metatrader.md 3.1.</summary>
public sealed class FailureEnvelopeTests(WireMockFixture server) : MetaTraderContractTest(server)
{
    public static TheoryData<string, int, string> Refusals
    {
        get
        {
            var data = new TheoryData<string, int, string>();
            foreach (MetaTraderOperation operation in MetaTraderOperation.All)
            {
                data.Add(operation.Name, 201, """{"message":"CANARY","code":"INVALID_ACCOUNT","stackTrace":"CANARY"}""");
                data.Add(operation.Name, 200, """{"message":"CANARY","code":"INVALID_ACCOUNT"}""");
                data.Add(operation.Name, 201, """{"message":"CANARY","code":1001}""");
                data.Add(operation.Name, 200, """{"error":{"message":"CANARY","code":"INVALID_ACCOUNT"}}""");
                data.Add(operation.Name, 200, """{"result":null,"error":{"message":"CANARY","code":"INVALID_ACCOUNT"}}""");
                data.Add(operation.Name, 400, """{"message":"CANARY","code":"INVALID_ACCOUNT"}""");
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Refusals))]
    public async Task A_refused_login_is_a_certain_refusal_in_every_envelope_and_is_never_repeated(string name, int status, string body)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(status, body) { ContentType = "text/json" });

        var failure = await Assert.ThrowsAsync<BrokerApiException>(() => operation.CallAsync(Client(operation)));

        Assert.Equal(
            ("metatrader", name, "INVALID_ACCOUNT", ErrorKind.Refused, Outcome.Refused, status),
            (failure.System, failure.Operation, failure.ProviderCode, failure.Error.Kind, failure.Outcome, failure.Status));
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        await Server.VerifyAsync(operation.Expected);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task The_zero_code_is_the_apis_own_failure(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubSequenceAsync(operation.Stub, new WireMockResponse(201, """{"message":"m","code":"DONE"}"""), operation.Success);

        await AssertRepeatedOrUnknownAsync(operation);
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task An_error_text_at_success_status_is_a_failure(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(200, """{"error":"CANARY"}"""));

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client(operation)));

        Assert.Equal(operation.Name is "RegisterAccount" or "ConnectEx" ? Outcome.Unknown : Outcome.Refused, failure.Outcome);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_refused_key_names_the_credential_and_is_sent_once(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(401, """{"error":"Unauthorized"}"""));

        var failure = await Assert.ThrowsAsync<AuthenticationFailedException>(() => operation.CallAsync(Client(operation)));

        Assert.Contains("Check the API key", failure.Message, StringComparison.Ordinal);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }

    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_missing_operation_points_at_dialect_and_address(string name)
    {
        MetaTraderOperation operation = MetaTraderOperation.Of(name);
        await Server.StubAsync(operation.Stub, new WireMockResponse(404));

        var failure = await Assert.ThrowsAsync<NotFoundException>(() => operation.CallAsync(Client(operation)));

        Assert.Contains("Dialect", failure.Message, StringComparison.Ordinal);
    }

    private async Task AssertRepeatedOrUnknownAsync(MetaTraderOperation operation)
    {
        if (operation.MayRepeat)
        {
            Assert.NotNull(await operation.CallAsync(Client(operation)));
            Assert.Equal(2, await Server.CountAsync(operation.Path));
            return;
        }

        var failure = await Assert.ThrowsAsync<OutcomeUnknownException>(() => operation.CallAsync(Client(operation)));
        Assert.Equal(MetaTraderOperation.Login.ToString(), failure.RequestIdentity);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }
}
