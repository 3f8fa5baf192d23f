using Broker.Core.Errors;
using Broker.Crm.HubSpot.Owners;

namespace Broker.Crm.HubSpot.Tests.Owners;

public sealed class OwnerTests
{
    private const string Ada = """{"id":41,"email":"Ada@Example.com","firstName":"Ada","userId":9000000000,"type":"PERSON","teams":[{"id":"3","name":"Sales","primary":true},null],"archived":false}""";

    [Fact]
    public async Task Owners_are_listed_page_by_page_with_everything_optional()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, "{\"results\":[" + Ada + """,null],"paging":{"next":{"after":"p2","link":"https://api.hubapi.com/crm/v3/owners?after=9"}}}""")
            .Answer(200, """{"results":[{"type":"ROBOT","userId":null,"userIdIncludingInactive":"7","teams":"none"}],"paging":{"next":{"after":""}}}""");

        List<HubSpotOwner> owners = [];
        await foreach (HubSpotOwner owner in rig.Client.Owners.ListAsync())
        {
            owners.Add(owner);
        }

        Assert.Equal([("41", "9000000000", "PERSON"), ("", null, "ROBOT")], owners.Select(o => (o.Id, o.UserId, o.Type)));
        Assert.Equal(("3", "7", null), (Assert.Single(owners[0].Teams!).Id, owners[1].UserIdIncludingInactive, owners[1].Teams));
        Assert.Equal(["/crm/owners/2026-09?limit=100", "/crm/owners/2026-09?limit=100&after=p2"], rig.Server.Requests.Select(r => r.PathAndQuery));
    }

    [Fact]
    public async Task An_owner_is_found_by_its_own_address_and_never_by_the_first_of_the_list()
    {
        HubSpotRig there = new(), ignored = new();
        there.Server.Answer(200, $$"""{"results":[{{Ada}}]}""");
        ignored.Server.Answer(200, """{"results":[{"id":"1","email":"eve@example.com"},{"id":"2","email":"ada@example.com","archived":true},{"id":"3"}]}""");

        Assert.Equal("41", (await there.Client.Owners.FindByEmailAsync("ada@example.com"))!.Id);
        Assert.Null(await ignored.Client.Owners.FindByEmailAsync("ada@example.com"));
        Assert.Contains("email=ada%40example.com", there.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_is_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();

        Assert.Throws<ArgumentException>(() => rig.Client.Owners.ListAsync(new() { PageSize = 0 }));
        Assert.Contains("1 to 500", Assert.Throws<ArgumentException>(() => rig.Client.Owners.ListAsync(new() { PageSize = 501 })).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => rig.Client.Owners.ListAsync(new() { Email = "" }));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Owners.FindByEmailAsync(" "));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Owners.GetAsync(".."));

        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task Personal_data_stands_in_no_text_form_and_no_log()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, Ada).Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "no ada@example.com"));

        HubSpotOwner owner = await rig.Client.Owners.GetAsync("41");
        BrokerApiException missing = await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Owners.FindByEmailAsync("ada@example.com"));

        Assert.All((string[])[owner.ToString(), new HubSpotOwnerListOptions { Email = "ada@example.com" }.ToString(), missing.ToString(), rig.Logs.Text], text =>
            Assert.DoesNotContain("ada", text, StringComparison.OrdinalIgnoreCase));
    }
}
