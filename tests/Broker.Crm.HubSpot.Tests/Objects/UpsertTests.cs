using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;
using HubSpotUpsertResult = Broker.Crm.HubSpot.HubSpotOutcome<Broker.Crm.HubSpot.Objects.HubSpotUpsert, Broker.Crm.HubSpot.Objects.HubSpotWritten<Broker.Crm.HubSpot.Objects.HubSpotRecord>>;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class UpsertTests
{
    private const string Key = "broker_client_id";

    [Fact]
    public async Task Shuffled_results_come_back_to_their_inputs_by_trace_id()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([
            WireBodies.Record("30", "{}", ""","objectWriteTraceId":"2","new":false"""),
            WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0","new":true"""),
            WireBodies.Record("20", "{}", ""","objectWriteTraceId":"1" """),
        ]));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B", "C"));

        Assert.Equal(["10", "20", "30"], results.Select(r => r.Value?.Record.Id));
        Assert.Equal([true, null, false], results.Select(r => r.Value?.IsNew));
        Assert.Equal(["A", "B", "C"], results.Select(r => r.Input.Key));
        JsonNode body = JsonNode.Parse(rig.Server.Requests[0].Body!)!;
        Assert.True(JsonNode.DeepEquals(body["inputs"]![1], JsonNode.Parse($$$"""{"id":"B","idProperty":"{{{Key}}}","objectWriteTraceId":"1","properties":{"city":"city of B"}}""")));
        Assert.Equal("/crm/objects/2026-09/contacts/batch/upsert", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task Results_without_trace_ids_come_back_by_their_unique_value()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([WireBodies.Record("20", $$"""{"{{Key}}":"b"}"""), WireBodies.Record("10", $$"""{"{{Key}}":"A"}""")]));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B"));

        Assert.Equal(["10", "20"], results.Select(r => r.Value?.Record.Id));
    }

    [Fact]
    public async Task A_partial_failure_spoils_only_the_inputs_it_names()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch(
            [WireBodies.Record("30", "{}", ""","objectWriteTraceId":"2" """), WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)],
            """{"status":"error","category":"VALIDATION_ERROR","subCategory":{"odd":1},"message":"Property values were not valid: [{\"isValid\":false,\"error\":\"INVALID_OPTION\",\"name\":\"city\"}]","context":{"objectWriteTraceId":["1"]}}"""));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B", "C"));

        Assert.Equal([true, false, true], results.Select(r => r.Succeeded));
        ApiError error = results[1].Error!;
        Assert.Equal((ErrorKind.Validation, Outcome.Refused, "VALIDATION_ERROR", "B"), (error.Kind, error.Outcome, error.PrintableCode, error.RequestIdentity));
        Assert.Equal([new FieldError("city", "INVALID_OPTION")], error.Fields);
        Assert.False(results[1].CallFailed);
    }

    [Fact]
    public async Task An_error_that_names_ids_instead_of_trace_ids_finds_its_input()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch(
            [WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)],
            """{"category":"OBJECT_NOT_FOUND","message":"no","context":{"ids":["B"]}}"""));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B"));

        Assert.True(results[0].Succeeded);
        Assert.Equal(ErrorKind.NotFound, results[1].Error?.Kind);
    }

    [Fact]
    public async Task As_many_errors_without_address_as_inputs_without_result_refuse_them_all()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch([WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)], """{"category":"CONFLICT","message":"taken"}"""));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B"));

        Assert.Equal((ErrorKind.Conflict, Outcome.Refused), (results[1].Error!.Kind, results[1].Error!.Outcome));
    }

    [Fact]
    public async Task An_input_that_nobody_mentions_is_unknown_and_never_a_success()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([WireBodies.Record("10", "{}", ""","objectWriteTraceId":"1" """), WireBodies.Record("99", $$"""{"{{Key}}":"somebody else"}""")]));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B", "C"));

        Assert.Equal([Outcome.Unknown, null, Outcome.Unknown], results.Select(r => r.Error?.Outcome));
        Assert.Equal("10", results[1].Value?.Record.Id);
    }

    [Fact]
    public async Task Two_hundred_and_fifty_inputs_go_in_three_calls_and_come_back_in_order()
    {
        HubSpotRig rig = new();
        rig.Server.Then(EchoAsync);
        string[] keys = [.. Enumerable.Range(0, 250).Select(i => $"C-{i}")];

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs(keys));

        Assert.Equal([100, 100, 50], rig.Server.Requests.Select(r => JsonNode.Parse(r.Body!)!["inputs"]!.AsArray().Count));
        Assert.Equal(keys, results.Select(r => r.Input.Key));
        Assert.All(results, r => Assert.Equal(r.Input.Key, r.Value?.Record[Key]));
        Assert.All(rig.Server.Requests, r => Assert.Equal(
            JsonNode.Parse(r.Body!)!["inputs"]!.AsArray().Count,
            JsonNode.Parse(r.Body!)!["inputs"]!.AsArray().Select(i => i!["objectWriteTraceId"]!.GetValue<string>()).Distinct().Count()));
    }

    [Theory]
    [InlineData("A", "A")]
    [InlineData("a@example.com", "A@EXAMPLE.COM")]
    public async Task One_key_twice_is_refused_before_sending(string first, string second)
    {
        HubSpotRig rig = new();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("X", first, second)));

        Assert.Contains("Inputs 1 and 2", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("example.com", error.Message, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task An_empty_key_is_refused_before_sending()
    {
        HubSpotRig rig = new();
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", " ")));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task No_inputs_make_no_call()
    {
        HubSpotRig rig = new();
        Assert.Empty(await rig.Client.Objects("contacts").UpsertManyAsync(Key, []));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_call_that_fails_as_a_whole_fails_each_of_its_inputs_and_no_other()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", "no")).Then(EchoAsync);

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs([.. Enumerable.Range(0, 150).Select(i => $"C-{i}")]));

        Assert.All(results.Take(100), r => Assert.Equal((ErrorKind.Validation, true, r.Input.Key), (r.Error!.Kind, r.CallFailed, r.Error.RequestIdentity)));
        Assert.All(results.Skip(100), r => Assert.True(r.Succeeded));
    }

    [Fact]
    public async Task An_upsert_is_repeated_after_503_a_broken_connection_and_a_truncated_answer()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Throw(new IOException("reset")).Answer(200, """{"results":[{"id":""").Then(EchoAsync);

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A"));

        Assert.True(results[0].Succeeded);
        Assert.Equal(4, rig.Server.Count);
        Assert.Single(rig.Server.Requests.Select(r => r.Body).Distinct());
    }

    [Fact]
    public async Task An_upsert_that_never_gets_an_answer_is_unknown_for_each_input()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "");

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs("A", "B"));

        Assert.All(results, r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
        Assert.Equal(4, rig.Server.Count);
    }

    [Fact]
    public async Task An_appending_upsert_is_not_repeated()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "");

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, [new HubSpotUpsert("A", HubSpotRig.Map(("interests", ";gold")))]);

        Assert.Equal(Outcome.Unknown, results[0].Error?.Outcome);
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData(401, "INVALID_AUTHENTICATION", ErrorKind.Authentication)]
    [InlineData(403, "MISSING_SCOPES", ErrorKind.Permission)]
    public async Task After_a_refused_credential_the_remaining_calls_are_not_made(int status, string category, ErrorKind kind)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Error(category, "no"));

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(Key, Inputs([.. Enumerable.Range(0, 250).Select(i => $"C-{i}")]));

        Assert.Equal(1, rig.Server.Count);
        Assert.All(results, r => Assert.Equal(kind, r.Error?.Kind));
        Assert.All(results.Take(100), r => Assert.Equal(Outcome.Refused, r.Error?.Outcome));
        Assert.All(results.Skip(100), r => Assert.Equal(Outcome.NotSent, r.Error?.Outcome));
    }

    [Fact]
    public async Task Ten_thousand_inputs_of_which_some_fail_each_have_their_own_outcome()
    {
        HubSpotRig rig = new();
        HashSet<string> stored = [];
        rig.Server.Then(async (request, token) =>
        {
            JsonArray inputs = JsonNode.Parse(await request.Content!.ReadAsStringAsync(token))!["inputs"]!.AsArray();
            List<string> records = [], errors = [];
            foreach (JsonNode? input in inputs)
            {
                string key = input!["id"]!.GetValue<string>(), trace = input["objectWriteTraceId"]!.GetValue<string>();
                if (IsBad(key))
                {
                    errors.Add($$$"""{"category":"VALIDATION_ERROR","message":"no","context":{"objectWriteTraceId":["{{{trace}}}"]}}""");
                }
                else
                {
                    Assert.True(stored.Add(key));
                    records.Insert(records.Count / 2, WireBodies.Record("7" + key, "{}", $$""","objectWriteTraceId":"{{trace}}" """));
                }
            }

            return new HttpResponseMessage((HttpStatusCode)(errors.Count > 0 ? 207 : 200)) { Content = new StringContent(WireBodies.Batch(records, [.. errors])) };
        });

        IReadOnlyList<HubSpotUpsertResult> results = await rig.Client.Objects("contacts").UpsertManyAsync(
            Key, Inputs([.. Enumerable.Range(0, 10_000).Select(i => i.ToString(CultureInfo.InvariantCulture))]));

        Assert.Equal(10_000, results.Count);
        Assert.All(results, r => Assert.Equal(IsBad(r.Input.Key), !r.Succeeded));
        Assert.All(results.Where(r => r.Succeeded), r => Assert.Equal("7" + r.Input.Key, r.Value?.Record.Id));
        Assert.Equal(results.Count(r => r.Succeeded), stored.Count);

        static bool IsBad(string key) => int.Parse(key, CultureInfo.InvariantCulture) % 33 == 7;
    }

    private static async Task<HttpResponseMessage> EchoAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        new(HttpStatusCode.OK) { Content = new StringContent(WireBodies.EchoUpsert(await request.Content!.ReadAsStringAsync(cancellationToken))) };

    private static HubSpotUpsert[] Inputs(params string[] keys) => [.. keys.Select(k => new HubSpotUpsert(k, HubSpotRig.Map(("city", $"city of {k}"))))];
}
