using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Every error envelope on every operation. contracts/hubspot.md 11.</summary>
public sealed class HubSpotErrorTests(WireMockFixture server) : HubSpotContractTest(server)
{
    private static readonly (int Status, string Body, ErrorKind Kind, string Code)[] Envelopes =
    [
        (400, """{"status":"error","message":"CANARY [{\"isValid\":false,\"error\":\"INVALID_OPTION\",\"name\":\"CANARY\"}]","correlationId":"x","category":"VALIDATION_ERROR","errors":[{"message":"CANARY","in":"CANARY"}]}""", ErrorKind.Validation, "VALIDATION_ERROR"),
        (401, """{"status":"error","message":"CANARY","correlationId":"x","category":"INVALID_AUTHENTICATION"}""", ErrorKind.Authentication, "INVALID_AUTHENTICATION"),
        (403, """{"message":"CANARY","category":"MISSING_SCOPES","errors":[{"message":"CANARY","context":{"requiredGranularScopes":["CANARY"]}}]}""", ErrorKind.Permission, "MISSING_SCOPES"),
        (404, """{"status":"error","message":"CANARY","category":"OBJECT_NOT_FOUND","subCategory":"CANARY"}""", ErrorKind.NotFound, "OBJECT_NOT_FOUND"),
        (409, """{"status":"error","message":"Contact already exists. Existing ID: 123","category":"CONFLICT"}""", ErrorKind.Conflict, "CONFLICT"),
        (414, "<html><body>CANARY</body></html>", ErrorKind.Validation, "none"),
        (429, """{"status":"error","message":"You have reached your daily limit.","errorType":"RATE_LIMIT","policyName":"DAILY"}""", ErrorKind.RateLimited, "DAILY"),
        (477, "", ErrorKind.Unavailable, "none"),
        (400, """{"category":"CANARY"}""", ErrorKind.Validation, "unlisted"),
        (400, "", ErrorKind.Validation, "none"),
    ];

    public static TheoryData<string, int> Cases
    {
        get
        {
            var data = new TheoryData<string, int>();
            foreach (HubSpotOperation operation in HubSpotOperation.All)
            {
                for (int i = 0; i < Envelopes.Length; i++)
                {
                    data.Add(operation.Name, i);
                }
            }

            return data;
        }
    }

    [WireMockTheory]
    [MemberData(nameof(Cases))]
    public async Task A_refusal_is_told_once_with_its_kind_and_without_provider_text(string name, int envelope)
    {
        HubSpotOperation operation = HubSpotOperation.Of(name);
        (int status, string body, ErrorKind kind, string code) = Envelopes[envelope];
        await Server.StubAsync(operation.Stub, new WireMockResponse(status, body) { Headers = new Dictionary<string, string> { ["X-HubSpot-Correlation-Id"] = "0f1e-2d3c" } });

        var failure = await Assert.ThrowsAnyAsync<BrokerApiException>(() => operation.CallAsync(Client()));

        Assert.Equal((kind, code, status, "0f1e-2d3c", Outcome.Refused), (failure.Error.Kind, failure.Error.PrintableCode, failure.Status, failure.RequestId, failure.Outcome));
        Assert.DoesNotContain("CANARY", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal(1, await Server.CountAsync(operation.Path));
    }

    [WireMockFact]
    public async Task A_partial_failure_brings_each_input_its_own_outcome()
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Post, "/crm/objects/2026-09/contacts/batch/upsert"), new WireMockResponse(207, """
            {"status":"COMPLETE","numErrors":1,"startedAt":"2026-11-02T09:00:00Z","completedAt":"2026-11-02T09:00:01Z",
             "results":[{"id":"3","properties":{"broker_client_id":"C"},"objectWriteTraceId":"2","new":false},{"id":"1","properties":{"broker_client_id":"A"},"objectWriteTraceId":"0","new":true}],
             "errors":[{"status":"error","category":"VALIDATION_ERROR","message":"CANARY","context":{"objectWriteTraceId":["1"]},"errors":[],"links":{}}]}
            """));

        IReadOnlyList<HubSpotBatchResult<HubSpotUpsert, HubSpotWritten<HubSpotRecord>>> results = await Client().Objects("contacts").UpsertManyAsync(
            "broker_client_id", [.. new[] { "A", "B", "C" }.Select(key => new HubSpotUpsert(key, new Dictionary<string, string?>()))]);

        Assert.Equal(["1", null, "3"], results.Select(r => r.Value?.Record.Id));
        Assert.Equal([true, null, false], results.Select(r => r.Value?.IsNew));
        Assert.Equal((ErrorKind.Validation, Outcome.Refused), (results[1].Error!.Kind, results[1].Error!.Outcome));
        Assert.Equal(1, await Server.CountAsync("/crm/objects/2026-09/contacts/batch/upsert"));
    }
}
