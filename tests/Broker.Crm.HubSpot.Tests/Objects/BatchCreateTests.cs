using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Records;
using Broker.TestSupport;
using Result = Broker.Crm.HubSpot.HubSpotOutcome<Broker.Crm.HubSpot.Objects.HubSpotCreate, Broker.Crm.HubSpot.Objects.HubSpotRecord>;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchCreateTests
{
    [Fact]
    public async Task Each_input_carries_its_own_trace_id_and_its_associations()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([
            WireBodies.Record("20", "{}", ""","objectWriteTraceId":"1" """),
            WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """),
        ]));

        IReadOnlyList<Result> results = await rig.Client.Objects("deals").CreateManyAsync([
            new HubSpotCreate(HubSpotRig.Map(("dealname", "A"), ("amount", null))),
            new HubSpotCreate(HubSpotRig.Map(("dealname", "B")))
            {
                Associations =
                [
                    new HubSpotNewAssociation("51000784000", HubSpotNewAssociation.HubSpotDefined, 3),
                    new HubSpotNewAssociation("8", "INTEGRATOR_DEFINED", 5_000_000_000),
                    new HubSpotNewAssociation("51000784000", HubSpotNewAssociation.UserDefined, 71),
                ],
            },
        ]);

        Assert.Equal(["10", "20"], results.Select(r => r.Value?.Id));
        Assert.Equal("/crm/objects/2026-09/deals/batch/create", rig.Server.Requests[0].PathAndQuery);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(rig.Server.Requests[0].Body!), JsonNode.Parse("""
            {"inputs":[
              {"objectWriteTraceId":"0","properties":{"dealname":"A","amount":""}},
              {"objectWriteTraceId":"1","properties":{"dealname":"B"},"associations":[
                {"to":{"id":"51000784000"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":3},{"associationCategory":"USER_DEFINED","associationTypeId":71}]},
                {"to":{"id":"8"},"types":[{"associationCategory":"INTEGRATOR_DEFINED","associationTypeId":5000000000}]}]}]}
            """)));
    }

    [Fact]
    public async Task A_partial_failure_comes_back_to_the_input_it_names_with_its_fields()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch(
            [WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)],
            """{"category":"CONFLICT","message":"Contact already exists. Existing ID: 123","context":{"objectWriteTraceId":["2"]}}""",
            """{"category":"VALIDATION_ERROR","message":"Property values were not valid: [{\"error\":\"INVALID_EMAIL\",\"name\":\"email\"},{\"error\":\"X\",\"name\":\"not_sent\"}]","context":{"objectWriteTraceId":["1"]}}"""));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b", "c");

        Assert.Equal([true, false, false], results.Select(r => r.Succeeded));
        Assert.Equal([new FieldError("email", "INVALID_EMAIL")], results[1].Error!.Fields);
        Assert.Equal((ErrorKind.Conflict, Outcome.Refused, "123", 207), (results[2].Error!.Kind, results[2].Error!.Outcome, results[2].Error!.RelatedId, results[2].Error!.Status));
        Assert.All(results, r => Assert.False(r.CallFailed));
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(524)]
    [InlineData(408)]
    public async Task A_call_with_unknown_outcome_is_never_repeated_and_the_next_calls_are_made(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, "<html/>", "text/html");
        BatchServer server = new(rig);

        IReadOnlyList<Result> results = await CreateAsync(rig, Keys(150));

        Assert.Equal(2, rig.Server.Count);
        Assert.All(results.Take(100), r => Assert.Equal((Outcome.Unknown, true), (r.Error!.Outcome, r.CallFailed)));
        Assert.All(results.Skip(100), r => Assert.True(r.Succeeded));
        Assert.Equal([50], server.CallSizes);
    }

    [Theory]
    [InlineData("reset")]
    [InlineData("truncated")]
    [InlineData("html")]
    [InlineData("time-out")]
    [InlineData("empty")]
    public async Task A_lost_answer_is_unknown_for_each_input_and_never_repeated(string fault)
    {
        HubSpotRig rig = new(o => o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(5));
        rig.Time.AutoAdvance = false; // it would end the attempt before it is sent
        _ = fault switch
        {
            "reset" => rig.Server.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset")),
            "truncated" => rig.Server.Answer(201, """{"results":[{"id":"1","properties":{}}"""),
            "html" => rig.Server.Answer(200, "<html/>", "text/html"),
            "empty" => rig.Server.Answer(201, ""),
            _ => rig.Server.Hang(),
        };

        Task<IReadOnlyList<Result>> creating = CreateAsync(rig, "a", "b");
        await Eventually.HoldsAsync(() => rig.Server.Count == 1, "the request arrives");
        if (fault == "time-out")
        {
            rig.Time.Advance(TimeSpan.FromSeconds(5));
        }

        IReadOnlyList<Result> results = await creating;

        Assert.All(results, r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData("429")]
    [InlineData("423")]
    [InlineData("refused")]
    public async Task What_was_certainly_not_executed_is_repeated(string fault)
    {
        HubSpotRig rig = new();
        _ = fault switch
        {
            "429" => rig.Server.Answer(429, WireBodies.Throttled("TEN_SECONDLY_ROLLING")),
            "423" => rig.Server.Answer(423, ""),
            _ => rig.Server.Throw(new HttpRequestException(HttpRequestError.ConnectionError, "refused", new System.Net.Sockets.SocketException((int)System.Net.Sockets.SocketError.ConnectionRefused))),
        };
        BatchServer server = new(rig);

        IReadOnlyList<Result> results = await CreateAsync(rig, "1", "2");

        Assert.All(results, r => Assert.True(r.Succeeded));
        Assert.Equal(["1", "2"], server.Stored);
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_call_refused_as_a_whole_says_so_for_each_input_and_the_next_calls_are_made()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(400, WireBodies.Error("VALIDATION_ERROR", """Property values were not valid: [{"error":"PROPERTY_DOESNT_EXIST","name":"key"}]"""));
        _ = new BatchServer(rig);

        IReadOnlyList<Result> results = await CreateAsync(rig, Keys(101));

        Assert.All(results.Take(100), r => Assert.Equal((ErrorKind.Validation, Outcome.Refused, true), (r.Error!.Kind, r.Error.Outcome, r.CallFailed)));
        Assert.Equal([new FieldError("key", "PROPERTY_DOESNT_EXIST")], results[0].Error!.Fields);
        Assert.True(results[100].Succeeded);
    }

    [Fact]
    public async Task An_exhausted_daily_limit_leaves_the_remaining_inputs_not_sent()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(429, WireBodies.Throttled("DAILY"));

        IReadOnlyList<Result> results = await CreateAsync(rig, Keys(250));

        Assert.Equal(1, rig.Server.Count);
        Assert.All(results.Take(100), r => Assert.Equal(Outcome.Refused, r.Error?.Outcome));
        Assert.All(results.Skip(100), r => Assert.Equal((Outcome.NotSent, 0), (r.Error!.Outcome, r.Error.Attempts)));
    }

    [Theory]
    [InlineData(201)]
    [InlineData(207)]
    public async Task An_input_without_record_and_error_is_unknown(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Batch([WireBodies.Record("10", "{}", ""","objectWriteTraceId":"1" """)]));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b");

        Assert.Equal((Outcome.Unknown, ErrorKind.Protocol), (results[0].Error!.Outcome, results[0].Error!.Kind));
        Assert.Equal("10", results[1].Value?.Id);
    }

    [Fact]
    public async Task Errors_without_address_are_unknown_when_they_are_fewer_than_the_inputs_they_may_mean()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch([WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)], """{"category":"CONFLICT","message":"taken"}""", "7"));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b", "c", "d");

        Assert.Equal([null, Outcome.Unknown, Outcome.Unknown, Outcome.Unknown], results.Select(r => r.Error?.Outcome));
    }

    [Fact]
    public async Task A_record_told_twice_is_one_and_two_records_for_one_input_are_a_contradiction()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([
            WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """),
            WireBodies.Record("20", "{}", ""","objectWriteTraceId":"1" """),
            WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """),
            WireBodies.Record("21", "{}", ""","objectWriteTraceId":"1" """),
        ]));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b");

        Assert.Equal("10", results[0].Value?.Id);
        Assert.Equal((Outcome.Unknown, ErrorKind.Protocol), (results[1].Error!.Outcome, results[1].Error!.Kind));
    }

    [Fact]
    public async Task A_record_that_was_written_and_complained_about_loses_neither()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch(
            [WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)],
            """{"category":"VALIDATION_ERROR","message":"association not valid","context":{"objectWriteTraceId":["0"]}}"""));

        Result result = (await CreateAsync(rig, "a"))[0];

        Assert.Equal((ErrorKind.Validation, Outcome.Confirmed, "10"), (result.Error!.Kind, result.Error.Outcome, result.Error.RelatedId));
    }

    [Fact]
    public async Task Without_trace_ids_a_record_belongs_to_the_input_whose_properties_it_has()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([
            WireBodies.Record("30", """{"key":"c","email":"c@example.com","hs_object_id":"30"}"""),
            WireBodies.Record("10", """{"key":"a","email":"a@example.com","hs_object_id":"10"}"""),
            WireBodies.Record("20", """{"key":"b","email":"b@example.com","hs_object_id":"20"}"""),
        ]));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b", "c");

        Assert.Equal(["10", "20", "30"], results.Select(r => r.Value?.Id));
    }

    [Fact]
    public async Task Twins_without_trace_ids_are_created_but_nobody_says_which_is_which()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([
            WireBodies.Record("10", """{"key":"a","email":"a@example.com"}"""),
            WireBodies.Record("11", """{"key":"a","email":"a@example.com"}"""),
            WireBodies.Record("20", """{"key":"b","email":"b@example.com"}"""),
        ]));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "a", "b");

        Assert.Equal([Outcome.Confirmed, Outcome.Confirmed, null], results.Select(r => r.Error?.Outcome));
        Assert.Equal("20", results[2].Value?.Id);
    }

    [Fact]
    public async Task Records_that_cannot_be_told_apart_are_unknown_when_there_are_fewer_than_inputs()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([WireBodies.Record("10", """{"other":"x"}""")]));

        IReadOnlyList<Result> results = await CreateAsync(rig, "a", "b");

        Assert.All(results, r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
    }

    [Fact]
    public async Task A_record_that_does_not_fit_the_class_spoils_only_itself()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Batch([
            WireBodies.Record("10", "[5]", ""","objectWriteTraceId":"0" """),
            WireBodies.Record("20", """{"deposits":"5"}""", ""","objectWriteTraceId":"1" """),
            WireBodies.Record("30", """{"deposits":"not a number"}""", ""","objectWriteTraceId":"2" """),
        ]));

        IReadOnlyList<HubSpotOutcome<HubSpotCreate, HubSpotRecord<TestContact>>> results =
            await rig.Client.Objects<TestContact>().CreateManyAsync([Input("a"), Input("b"), Input("c")]);

        Assert.Equal((Outcome.Confirmed, ErrorKind.Protocol, "10"), (results[0].Error!.Outcome, results[0].Error!.Kind, results[0].Error!.RelatedId));
        Assert.Equal(5m, results[1].Value?.Properties.Deposits);
        Assert.Null(results[2].Value!.Properties.Deposits); // one value that does not fit spoils not even its record
        Assert.Equal("not a number", results[2].Value!.Properties.TextOf(nameof(TestContact.Deposits)));
    }

    [Fact]
    public async Task Any_2xx_is_read_and_both_versions_have_the_call()
    {
        HubSpotRig rig = new(o => o.ApiVersion = "2026-03");
        rig.Server.Answer(202, WireBodies.Batch([WireBodies.Record("10", "{}", ""","objectWriteTraceId":"0" """)]));

        Assert.True((await CreateAsync(rig, "a"))[0].Succeeded);
        Assert.Equal("/crm/objects/2026-03/contacts/batch/create", rig.Server.Requests[0].PathAndQuery);
    }

    public static TheoryData<int, HubSpotCreate?, string> Misuse => new()
    {
        { 101, new HubSpotCreate(HubSpotRig.Map((" ", "x"))), "Input 101" },
        { 101, new HubSpotCreate(null!), "Input 101" },
        { 101, null, "Input 101" },
        { 101, new HubSpotCreate(HubSpotRig.Map(("city", "half \ud83d a pair"))), "city" },
        { 101, new HubSpotCreate(HubSpotRig.Map(("a", "b"))) { Associations = [new HubSpotNewAssociation("", "HUBSPOT_DEFINED", 1)] }, "Association 0 of input 101" },
        { 101, new HubSpotCreate(HubSpotRig.Map(("a", "b"))) { Associations = [new HubSpotNewAssociation("1", " ", 1)] }, "category" },
        { 101, new HubSpotCreate(HubSpotRig.Map(("a", "b"))) { Associations = [new HubSpotNewAssociation("1", "HUBSPOT_DEFINED", 0)] }, "allowed: 1 or more" },
    };

    [Theory]
    [MemberData(nameof(Misuse))]
    public async Task A_wrong_input_in_the_second_call_is_refused_before_the_first_is_made(int position, HubSpotCreate? wrong, string words)
    {
        HubSpotRig rig = new();
        HubSpotCreate[] inputs = [.. Keys(position).Select(Input), wrong!, Input("last")];

        ArgumentException error = await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Client.Objects("contacts").CreateManyAsync(inputs));

        Assert.Contains(words, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("half", error.Message.Replace("half of a surrogate pair", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    private static Task<IReadOnlyList<Result>> CreateAsync(HubSpotRig rig, params string[] keys) => rig.Client.Objects("contacts").CreateManyAsync([.. keys.Select(Input)]);

    private static HubSpotCreate Input(string key) => new(HubSpotRig.Map(("key", key), ("email", $"{key}@example.com")));

    private static string[] Keys(int count) => [.. Enumerable.Range(0, count).Select(i => i.ToString(System.Globalization.CultureInfo.InvariantCulture))];
}
