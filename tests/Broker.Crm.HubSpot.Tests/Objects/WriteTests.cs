using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class WriteTests
{
    [Fact]
    public async Task Absent_value_and_clear_are_three_different_things()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("firstname", "Ada"), ("phone", null), ("city", "")));

        StubRequest request = Assert.Single(rig.Server.Requests);
        Assert.Equal("PATCH", request.Method);
        Assert.Equal("""{"properties":{"firstname":"Ada","phone":"","city":""}}""", request.Body);
        Assert.Equal("application/json", request.Headers["Content-Type"]);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(524)]
    public async Task A_create_with_unknown_outcome_is_not_sent_again(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, "<html>bad gateway</html>", "text/html");

        OutcomeUnknownException error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x"))));

        Assert.Equal(1, rig.Server.Count);
        Assert.Equal(status, error.Status);
    }

    [Fact]
    public async Task A_create_that_times_out_is_not_sent_again()
    {
        HubSpotRig rig = new(o => o.Resilience.AttemptTimeout = TimeSpan.FromSeconds(5));
        rig.Time.AutoAdvance = false; // it would end the attempt before it is sent
        rig.Server.Hang();

        Task creating = rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x")));
        await Eventually.HoldsAsync(() => rig.Server.Count == 1, "the request arrives");
        rig.Time.Advance(TimeSpan.FromSeconds(5));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => creating);

        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_create_whose_connection_breaks_is_not_sent_again()
    {
        HubSpotRig rig = new();
        rig.Server.Throw(new HttpRequestException(HttpRequestError.ResponseEnded, "reset"));

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x"))));

        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData(200)]
    [InlineData(201)]
    public async Task A_created_record_is_read_whatever_2xx_it_comes_with(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Record("12", """{"dealname":"x"}"""));

        HubSpotRecord record = await rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x")));

        Assert.Equal(("12", "x"), (record.Id, record["dealname"]));
        Assert.Equal(("POST", "/crm/objects/2026-09/deals", """{"properties":{"dealname":"x"}}"""), (rig.Server.Requests[0].Method, rig.Server.Requests[0].PathAndQuery, rig.Server.Requests[0].Body));
    }

    [Fact]
    public async Task A_create_whose_answer_cannot_be_read_is_outcome_unknown()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, """{"id":"12","proper""");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x"))));

        Assert.Equal(1, rig.Server.Count);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(423)]
    public async Task Even_a_create_goes_again_after_what_was_certainly_not_executed(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Throttled("SECONDLY")).Answer(201, WireBodies.Record("1"));

        await rig.Client.Objects("deals").CreateAsync(HubSpotRig.Map(("dealname", "x")));

        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task An_update_sets_an_end_state_and_is_repeated()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Throw(new IOException("reset")).Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("city", "Limassol")));

        Assert.Equal(3, rig.Server.Count);
    }

    [Fact]
    public async Task An_appending_update_is_not_repeated()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "");

        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("contacts").UpdateAsync("1", HubSpotRig.Map(("interests", ";gold"))));

        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_nameless_property_is_refused_before_sending()
    {
        HubSpotRig rig = new();
        await Assert.ThrowsAnyAsync<ArgumentException>(() => rig.Client.Objects("contacts").CreateAsync(HubSpotRig.Map((" ", "x"))));
        Assert.Equal(0, rig.Server.Count);
    }
}
