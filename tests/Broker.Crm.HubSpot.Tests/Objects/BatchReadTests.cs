using System.Text.Json.Nodes;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Result = Broker.Crm.HubSpot.HubSpotOutcome<string, Broker.Crm.HubSpot.Objects.HubSpotRecord>;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchReadTests
{
    [Fact]
    public async Task Records_come_back_in_the_order_of_their_ids_and_a_missing_one_is_not_found()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch(
            [WireBodies.Record("3", """{"email":"c"}"""), """{"id":51000784000,"properties":{"email":"a"}}"""],
            """{"status":"error","category":"OBJECT_NOT_FOUND","message":"Could not get some CONTACT objects","context":{"ids":["2"]}}"""));

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").GetManyAsync(
            ["51000784000", "2", "3"], new HubSpotReadOptions { Properties = ["email"], PropertiesWithHistory = ["city"], Archived = true });

        Assert.Equal(["a", null, "c"], results.Select(r => r.Value?["email"]));
        Assert.Equal((ErrorKind.NotFound, Outcome.Refused, "2"), (results[1].Error!.Kind, results[1].Error!.Outcome, results[1].Error!.RequestIdentity));
        Assert.Equal("/crm/objects/2026-09/contacts/batch/read?archived=true", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal("""{"properties":["email"],"propertiesWithHistory":["city"],"inputs":[{"id":"51000784000"},{"id":"2"},{"id":"3"}]}""", rig.Server.Requests[0].Body);
    }

    [Fact]
    public async Task By_a_unique_property_records_are_found_by_its_value_which_is_always_asked_for()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([
            WireBodies.Record("20", """{"email":"b@example.com","city":"Y"}"""),
            WireBodies.Record("10", """{"email":"a@example.com","city":"X"}"""),
        ]));

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").GetManyAsync(
            ["A@example.com", "b@example.com"], new HubSpotReadOptions { IdProperty = "email", Properties = ["city"] });

        Assert.Equal(["10", "20"], results.Select(r => r.Value?.Id));
        Assert.Equal("""{"properties":["city","email"],"propertiesWithHistory":[],"idProperty":"email","inputs":[{"id":"A@example.com"},{"id":"b@example.com"}]}""", rig.Server.Requests[0].Body);
    }

    [Fact]
    public async Task Typed_records_by_a_unique_property_are_found_by_it_too()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([
            WireBodies.Record("20", """{"broker_client_id":"B","deposits":"2"}"""),
            WireBodies.Record("10", """{"deposits":"oops","broker_client_id":"C"}"""),
            WireBodies.Record("30", """{"deposits":"1","broker_client_id":"A"}"""),
        ]));

        var results = await rig.Client.Objects<TestContact>().GetManyAsync(["A", "B"], new HubSpotReadOptions { IdProperty = "broker_client_id" });

        Assert.Equal([1m, 2m], results.Select(r => r.Value?.Properties.Deposits));
        Assert.Contains("\"broker_client_id\",\"deposits\"", rig.Server.Requests[0].Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"category":"OBJECT_NOT_FOUND","message":"some are missing"}""", ErrorKind.NotFound)]
    [InlineData("""{"category":"INTERNAL_ERROR","message":"no"}""", ErrorKind.Protocol)]
    public async Task One_error_without_address_means_all_missing_ones_only_if_it_says_not_found(string error, ErrorKind kind)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, WireBodies.Batch([WireBodies.Record("1")], error));

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").GetManyAsync(["1", "2", "3"]);

        Assert.Equal([null, kind, kind], results.Select(r => r.Error?.Kind));
    }

    [Fact]
    public async Task An_input_without_an_answer_is_a_failure_and_its_outcome_is_not_in_doubt_since_nothing_was_written()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([WireBodies.Record("999")]));

        Result result = (await rig.Client.Objects("contacts").GetManyAsync(["1"]))[0];

        Assert.Equal((ErrorKind.Protocol, Outcome.Refused, true), (result.Error!.Kind, result.Error.Outcome, result.Error.IsTransient));
    }

    [Fact]
    public async Task A_read_is_repeated_whatever_happened_to_it()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Throw(new IOException("reset")).Answer(200, "{").Answer(200, WireBodies.Batch([WireBodies.Record("1")]));

        Assert.True((await rig.Client.Objects("contacts").GetManyAsync(["1"]))[0].Succeeded);
        Assert.Equal(4, rig.Server.Count);
    }

    [Fact]
    public async Task History_makes_the_calls_smaller()
    {
        HubSpotRig rig = new();
        BatchServer server = new(rig) { MaxInputs = 50 };

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").GetManyAsync(
            [.. Enumerable.Range(0, 120).Select(i => $"{i}")], new HubSpotReadOptions { PropertiesWithHistory = ["email"] });

        Assert.Equal([50, 50, 20], server.CallSizes);
        Assert.All(results, r => Assert.Equal(r.Input, r.Value?.Id));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("1", "")]
    public async Task Duplicates_and_empty_ids_are_refused_before_sending(string first, string second)
    {
        HubSpotRig rig = new();
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").GetManyAsync(["0", first, second]));
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Associations_are_refused_before_sending_since_a_batch_read_has_none()
    {
        HubSpotRig rig = new();
        ArgumentException error = await Assert.ThrowsAsync<ArgumentException>(
            () => rig.Client.Objects("contacts").GetManyAsync(["1"], new HubSpotReadOptions { Associations = ["companies"] }));
        Assert.Contains("associations", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task A_read_of_one_with_more_names_than_a_url_holds_goes_in_a_body()
    {
        string[] names = [.. Enumerable.Range(0, 400).Select(i => $"a_rather_long_name_{i}")];
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([WireBodies.Record("77", """{"email":"ada@example.com","a_rather_long_name_1":"x"}""")]))
            .Answer(207, WireBodies.Batch([], """{"category":"OBJECT_NOT_FOUND","message":"no","context":{"ids":["none@example.com"]}}"""));
        HubSpotReadOptions options = new() { IdProperty = "email", Properties = names };

        HubSpotRecord? found = await rig.Client.Objects("contacts").FindAsync("email", "ada@example.com", options);
        ApiResult<HubSpotRecord> missing = await rig.Client.Objects("contacts").TryGetAsync("none@example.com", options);

        Assert.Equal("x", found?["a_rather_long_name_1"]);
        Assert.Equal(ErrorKind.NotFound, missing.Error?.Kind);
        Assert.Equal(("POST", "/crm/objects/2026-09/contacts/batch/read"), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery));
        Assert.Equal(401, JsonNode.Parse(rig.Server.Requests[0].Body!)!["properties"]!.AsArray().Count);
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").GetAsync("1", options with { Associations = ["companies"] }));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_url_that_just_fits_is_sent_as_it_is()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1"));
        int room = HubSpotListOptions.MaxQueryLength - "/crm/objects/2026-09/contacts/1?properties=".Length;

        await rig.Client.Objects("contacts").GetAsync("1", new HubSpotReadOptions { Properties = [new string('a', room)] });

        Assert.Equal(("GET", HubSpotListOptions.MaxQueryLength), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery.Length));
    }
}
