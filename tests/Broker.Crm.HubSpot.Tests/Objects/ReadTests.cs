using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class ReadTests
{
    [Fact]
    public async Task One_record_is_read_with_everything_it_says()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("51000784000", """{"email":"a@example.com","phone":null}""", ""","url":"https://app.example.com/1","unheardOf":{"a":[1,{"b":2}]}"""));

        HubSpotRecord record = await rig.Client.Objects("contacts").GetAsync("51000784000", new HubSpotReadOptions { Properties = ["email", "phone"] });

        Assert.Equal("51000784000", record.Id);
        Assert.Equal("a@example.com", record["email"]);
        Assert.Null(record["phone"]);
        Assert.True(record.Properties.ContainsKey("phone"));
        Assert.Null(record["never_asked"]);
        Assert.Equal(new DateTimeOffset(2026, 10, 1, 8, 15, 30, 123, TimeSpan.Zero), record.CreatedAt);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero), record.UpdatedAt);
        Assert.False(record.Archived);
        Assert.Equal("https://app.example.com/1", record.Url);
        Assert.Equal("/crm/objects/2026-09/contacts/51000784000?properties=email,phone", Assert.Single(rig.Server.Requests).PathAndQuery);
        Assert.Equal("Bearer " + HubSpotRig.Token, rig.Server.Requests[0].Headers["Authorization"]);
    }

    [Fact]
    public async Task The_older_version_is_called_when_the_option_says_so()
    {
        HubSpotRig rig = new(o => o.ApiVersion = "2026-03");
        rig.Server.Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("0-1").GetAsync("1");

        Assert.Equal("2026-03", rig.Client.ApiVersion);
        Assert.Equal("/crm/objects/2026-03/0-1/1", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task An_id_sent_as_a_number_beyond_32_bits_is_read_as_text()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"id":9007199254740993,"properties":{"hs_object_id":9007199254740993,"flag":true,"ratio":1.50,"odd":{"a":1}},"archived":"true","createdAt":"1790000001000"}""");

        HubSpotRecord record = await rig.Client.Objects("contacts").GetAsync("1");

        Assert.Equal("9007199254740993", record.Id);
        Assert.Equal("9007199254740993", record["hs_object_id"]);
        Assert.Equal("true", record["flag"]);
        Assert.Equal("1.50", record["ratio"]);
        Assert.Equal("""{"a":1}""", record["odd"]);
        Assert.True(record.Archived);
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1790000001000), record.CreatedAt);
        Assert.Null(record.UpdatedAt);
    }

    [Theory]
    [InlineData("""{"id":"1"}""")]
    [InlineData("""{"id":"1","properties":null,"createdAt":null,"archived":null}""")]
    [InlineData("""{"id":"1","properties":{}}""")]
    public async Task Missing_members_are_empty_values(string body)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, body);

        HubSpotRecord record = await rig.Client.Objects("contacts").GetAsync("1");
        HubSpotRecord<TestContact> typed = await rig.Client.Objects<TestContact>().GetAsync("1");

        Assert.Empty(record.Properties);
        Assert.Null(record.CreatedAt);
        Assert.Null(typed.Properties.Email);
    }

    [Fact]
    public async Task A_unique_value_is_looked_up_and_escaped()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("7"));

        HubSpotRecord? found = await rig.Client.Objects("contacts").FindAsync("email", "a+b/ü@example.com");

        Assert.Equal("7", found?.Id);
        Assert.Equal("/crm/objects/2026-09/contacts/a%2Bb%2F%C3%BC%40example.com?idProperty=email", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_missing_record_is_null_for_find_an_exception_for_get_and_a_value_for_try()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "Object not found."));

        Assert.Null(await rig.Client.Objects("contacts").FindAsync("broker_client_id", "C-1"));
        await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Objects("contacts").GetAsync("1"));
        ApiResult<HubSpotRecord> result = await rig.Client.Objects("contacts").TryGetAsync("1");
        Assert.Equal(ErrorKind.NotFound, result.Error?.Kind);
        Assert.Equal(Outcome.Refused, result.Error?.Outcome);
        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task A_list_follows_the_token_and_never_the_link()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Page([WireBodies.Record("1"), WireBodies.Record("2")], "51 0/7"))
            .Answer(200, WireBodies.Page([WireBodies.Record("3")], "8"))
            .Answer(200, WireBodies.Page([]));

        List<string> ids = [];
        await foreach (HubSpotRecord record in rig.Client.Objects("contacts").ListAsync(new HubSpotListOptions { PageSize = 2, Archived = true, Properties = ["email"] }))
        {
            ids.Add(record.Id);
        }

        Assert.Equal(["1", "2", "3"], ids);
        Assert.Equal(
            [
                "/crm/objects/2026-09/contacts?properties=email&limit=2&archived=true",
                "/crm/objects/2026-09/contacts?properties=email&limit=2&archived=true&after=51%200%2F7",
                "/crm/objects/2026-09/contacts?properties=email&limit=2&archived=true&after=8",
            ],
            rig.Server.Requests.Select(r => r.PathAndQuery));
    }

    [Fact]
    public async Task A_list_resumes_at_a_stored_token()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Page([WireBodies.Record("9")]));

        await foreach (Page<HubSpotRecord> page in rig.Client.Objects("contacts").ListAsync().AsPagesAsync("42"))
        {
            Assert.Equal("9", Assert.Single(page.Items).Id);
            Assert.Null(page.ContinuationToken);
        }

        Assert.Equal("/crm/objects/2026-09/contacts?limit=100&after=42", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task A_typed_record_asks_for_its_own_properties_and_reads_them()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Page([
            WireBodies.Record("1", """{"email":"a@example.com","deposits":"1250.50","unknown_one":"x","lastmodifieddate":"2026-11-01T17:45:10.456Z"}"""),
            WireBodies.Record("2", """{"email":null,"deposits":null,"broker_client_id":"C-2"}"""),
        ]));

        List<HubSpotRecord<TestContact>> records = [];
        await foreach (HubSpotRecord<TestContact> record in rig.Client.Objects<TestContact>().ListAsync())
        {
            records.Add(record);
        }

        Assert.Equal("/crm/objects/2026-09/contacts?properties=email,broker_client_id,deposits,lastmodifieddate&limit=100", rig.Server.Requests[0].PathAndQuery);
        Assert.Equal(("a@example.com", 1250.50m, "kept"), (records[0].Properties.Email, records[0].Properties.Deposits, records[0].Properties.Local));
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 17, 45, 10, 456, TimeSpan.Zero), records[0].Properties.LastModified);
        Assert.Equal((null, null, "C-2"), (records[1].Properties.Email, records[1].Properties.Deposits, records[1].Properties.BrokerClientId));
        Assert.Equal("2", records[1].Id);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"results":null}""")]
    [InlineData("""{"results":[{"properties":{}}]}""")]
    [InlineData("""{"results":[{"id":"1","properties":{"a":"b"}}""")]
    [InlineData("""{"results":[]} {"results":[]}""")]
    [InlineData("""{"status":"error","message":"with a 200"}""")]
    [InlineData("<html>maintenance</html>")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task A_page_that_is_not_one_is_a_protocol_error_and_never_an_empty_list(string body)
    {
        HubSpotRig rig = new(o => o.Resilience.MaxRetries = 0);
        rig.Server.Answer(200, body);

        BrokerApiException error = await Assert.ThrowsAsync<BrokerApiException>(async () =>
        {
            await foreach (HubSpotRecord _ in rig.Client.Objects("contacts").ListAsync())
            {
            }
        });

        Assert.Equal(ErrorKind.Protocol, error.Error.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("contacts/1")]
    [InlineData("contacts?x=1")]
    [InlineData("../properties")]
    [InlineData("kontäkte")]
    public void What_cannot_be_an_object_type_is_refused_before_sending(string objectType) =>
        Assert.ThrowsAny<ArgumentException>(() => new HubSpotRig().Client.Objects(objectType));

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    public async Task What_cannot_be_an_id_is_refused_before_sending(string id)
    {
        HubSpotRig rig = new();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Client.Objects("contacts").GetAsync(id));
        Assert.Equal(0, rig.Server.Count);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public void A_page_size_beyond_the_limit_is_refused_before_sending(int size) =>
        Assert.Contains("1 to 100", Assert.Throws<ArgumentException>(() => new HubSpotRig().Client.Objects("contacts").ListAsync(new HubSpotListOptions { PageSize = size })).Message, StringComparison.Ordinal);

    [Fact]
    public void More_names_than_a_url_holds_are_refused_with_the_way_out()
    {
        string[] names = [.. Enumerable.Range(0, 400).Select(i => $"a_rather_long_name_{i}")];
        ArgumentException error = Assert.Throws<ArgumentException>(() => new HubSpotRig().Client.Objects("contacts").ListAsync(new HubSpotListOptions { Properties = names }));
        Assert.Contains("search", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Records_print_no_personal_data()
    {
        HubSpotRecord record = new() { Id = "1", Properties = HubSpotRig.Map(("email", "a@example.com")) };
        Assert.Equal("HubSpot record 1", record.ToString());
        Assert.DoesNotContain("a@example.com", new HubSpotUpsert("a@example.com", record.Properties).ToString(), StringComparison.Ordinal);
    }
}
