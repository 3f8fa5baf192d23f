using Broker.Core.Errors;
using Broker.Core.Paging;
using Broker.Crm.HubSpot.Associations;

namespace Broker.Crm.HubSpot.Tests.Associations;

public sealed class AssociationTests
{
    private static readonly HubSpotAssociationType Label = HubSpotAssociationType.UserDefined(31);

    [Fact]
    public async Task Ids_come_as_numbers_beyond_32_bits_and_as_text()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """
            {"results":[{"toObjectId":51000784000,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":279,"label":null},{"category":"BRAND_NEW","typeId":"3000000000","label":"Broker"},null]},
              null,{"toObjectId":"8","associationTypes":null,"odd":[]}],"paging":{"next":{"after":5,"link":"https://api.hubapi.com/crm/v3/x?after=999"}}}
            """).Answer(200, """{"results":[{}]}""");

        List<HubSpotAssociation> links = [];
        await foreach (HubSpotAssociation link in rig.Client.Associations.ListAsync("contacts", "1", "companies"))
        {
            links.Add(link);
        }

        Assert.Equal(["51000784000", "8", ""], links.Select(l => l.ToId));
        Assert.Equal([null, new HubSpotAssociationType("BRAND_NEW", 3_000_000_000)], links[0].Types!.Select(t => t.Label is null ? null : t.Type));
        Assert.Equal("/crm/objects/2026-09/contacts/1/associations/companies?limit=500&after=5", rig.Server.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task A_stored_token_resumes_the_list()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""");

        await foreach (Page<HubSpotAssociation> _ in rig.Client.Associations.ListAsync("contacts", "1", "companies", 2).AsPagesAsync("77"))
        {
        }

        Assert.EndsWith("?limit=2&after=77", rig.Server.Requests[0].PathAndQuery, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public void A_page_size_beyond_the_limit_is_refused(int size)
    {
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => new HubSpotRig().Client.Associations.ListAsync("contacts", "1", "companies", size));

        Assert.Contains("1 to 500", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Adding_a_label_sends_the_old_ones_too()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"toObjectId":1,"associationTypes":[{"category":"USER_DEFINED","typeId":99}]}],"paging":{"next":{"after":"2"}}}""")
            .Answer(200, """{"results":[{"toObjectId":9,"associationTypes":[{"category":"HUBSPOT_DEFINED","typeId":279},{"category":"USER_DEFINED","typeId":30,"label":"A"}]}]}""")
            .Answer(201, """{"fromObjectId":7,"toObjectId":9,"labels":["A","B"]}""");

        Assert.True(await rig.Client.Associations.AddLabelAsync("contacts", "7", "companies", "9", Label));

        Assert.Equal(
            """[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":279},{"associationCategory":"USER_DEFINED","associationTypeId":30},{"associationCategory":"USER_DEFINED","associationTypeId":31}]""",
            rig.Server.Requests[2].Body);
    }

    [Fact]
    public async Task A_label_that_is_there_is_not_written_again()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[{"toObjectId":"9","associationTypes":[{"category":"USER_DEFINED","typeId":31}]}]}""");

        Assert.False(await rig.Client.Associations.AddLabelAsync("contacts", "7", "companies", "9", Label));

        Assert.Equal(1, rig.Server.Count);
    }

    [Fact]
    public async Task A_label_on_records_without_a_link_makes_the_link()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, """{"results":[]}""").Answer(200, "");

        Assert.True(await rig.Client.Associations.AddLabelAsync("contacts", "7", "companies", "9", Label));

        Assert.Equal("""[{"associationCategory":"USER_DEFINED","associationTypeId":31}]""", rig.Server.Requests[1].Body);
    }

    [Fact]
    public async Task Setting_no_label_or_one_that_cannot_be_is_refused_before_anything_is_sent()
    {
        HubSpotRig rig = new();

        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.SetLabelsAsync("contacts", "7", "companies", "9", []));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.SetLabelsAsync("contacts", "7", "companies", "9", [new("", 1)]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.SetLabelsAsync("contacts", "7", "companies", "9", [HubSpotAssociationType.UserDefined(0)]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.SetLabelsAsync("con tacts", "7", "companies", "9", [Label]));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Associations.SetLabelsAsync("contacts", "..", "companies", "9", [Label]));

        Assert.Equal(0, rig.Server.Count);
    }

    [Fact]
    public async Task What_a_set_leaves_out_of_its_answer_is_filled_from_the_call()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, "").Answer(200, """{"fromObjectTypeId":"0-1","fromObjectId":51000784000,"toObjectId":"x","labels":["A",null,5]}""");

        HubSpotAssociationWritten bare = await rig.Client.Associations.SetLabelsAsync("contacts", "7", "companies", "9", [Label]);
        HubSpotAssociationWritten full = await rig.Client.Associations.SetLabelsAsync("contacts", "7", "companies", "9", [Label]);

        Assert.Equal(("7", "9", null), (bare.FromId, bare.ToId, bare.Labels));
        Assert.Equal(("51000784000", "x", "A,5"), (full.FromId, full.ToId, string.Join(',', full.Labels!)));
    }

    [Fact]
    public async Task Removing_what_a_lost_first_try_removed_is_done_and_removing_nothing_at_first_is_not()
    {
        HubSpotRig lost = new(), throttled = new();
        lost.Server.Answer(503, "").Answer(404, "");
        throttled.Server.Answer(429, WireBodies.Throttled("SECONDLY")).Answer(404, "");

        await lost.Client.Associations.RemoveAllAsync("contacts", "7", "companies", "9");

        Assert.Equal(2, lost.Server.Count);
        await Assert.ThrowsAsync<NotFoundException>(() => throttled.Client.Associations.RemoveAllAsync("contacts", "7", "companies", "9"));
    }
}
