using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Crm.HubSpot.Objects;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class LifeCycleTests
{
    [Fact]
    public async Task A_record_is_created_with_its_links()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(201, WireBodies.Record("1"));

        await rig.Client.Objects(HubSpotObjectTypes.Deals).CreateAsync(HubSpotRig.Map(("dealname", "x")), [new HubSpotNewAssociation("51000784000", HubSpotNewAssociation.HubSpotDefined, 3)]);

        Assert.Equal(
            """{"properties":{"dealname":"x"},"associations":[{"to":{"id":"51000784000"},"types":[{"associationCategory":"HUBSPOT_DEFINED","associationTypeId":3}]}]}""",
            rig.Server.Requests[0].Body);
    }

    [Fact]
    public async Task A_conflict_is_a_value_for_the_try()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(409, WireBodies.Error("CONFLICT", "Contact already exists. Existing ID: 123")).Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "no"));

        ApiResult<HubSpotRecord> created = await rig.Client.Objects("contacts").TryCreateAsync(HubSpotRig.Map(("email", "x")));
        ApiResult<HubSpotRecord> updated = await rig.Client.Objects("contacts").TryUpdateAsync("a@b", HubSpotRig.Map(("city", "x")), "email");

        Assert.Equal((ErrorKind.Conflict, "123"), (created.Error!.Kind, created.Error.RelatedId));
        Assert.Equal(ErrorKind.NotFound, updated.Error?.Kind);
        Assert.Equal("/crm/objects/2026-09/contacts/a%40b?idProperty=email", rig.Server.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task A_record_is_updated_by_a_unique_value()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(200, WireBodies.Record("1"));

        await rig.Client.Objects("contacts").UpdateAsync("broker_client_id", "C/1", HubSpotRig.Map(("city", null)));

        Assert.All(rig.Server.Requests, r => Assert.Equal(
            ("PATCH", "/crm/objects/2026-09/contacts/C%2F1?idProperty=broker_client_id", """{"properties":{"city":""}}"""), (r.Method, r.PathAndQuery, r.Body)));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").UpdateAsync("", "C-1", HubSpotRig.Map()));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task An_upsert_of_one_is_a_batch_of_one()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Batch([WireBodies.Record("9", "{}", ""","objectWriteTraceId":"0","new":true""")]))
            .Answer(207, WireBodies.Batch([], """{"category":"VALIDATION_ERROR","message":"no","context":{"objectWriteTraceId":["0"]}}"""));

        HubSpotWritten<HubSpotRecord> written = await rig.Client.Objects("contacts").UpsertAsync("broker_client_id", "C-1", HubSpotRig.Map(("city", "x")));
        await Assert.ThrowsAsync<ValidationFailedException>(() => rig.Client.Objects("contacts").UpsertAsync("broker_client_id", "C-1", HubSpotRig.Map(("city", "x"))));

        Assert.Equal(("9", true), (written.Record.Id, written.IsNew));
        Assert.Equal("/crm/objects/2026-09/contacts/batch/upsert", rig.Server.Requests[0].PathAndQuery);
    }

    [Fact]
    public async Task An_archive_that_finds_nothing_after_a_lost_answer_is_done()
    {
        HubSpotRig rig = new();
        rig.Server.Throw(new IOException("reset")).Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "no"));

        await rig.Client.Objects("contacts").ArchiveAsync("5");

        Assert.Equal([("DELETE", "/crm/objects/2026-09/contacts/5", null), ("DELETE", "/crm/objects/2026-09/contacts/5", null)], rig.Server.Requests.Select(r => (r.Method, r.PathAndQuery, r.Body)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archive_of_what_was_never_there_is_not_found(bool throttledFirst)
    {
        HubSpotRig rig = new();
        if (throttledFirst)
        {
            rig.Server.Answer(429, WireBodies.Throttled("SECONDLY"));
        }

        rig.Server.Answer(404, WireBodies.Error("OBJECT_NOT_FOUND", "no"));

        await Assert.ThrowsAsync<NotFoundException>(() => rig.Client.Objects("contacts").ArchiveAsync("5"));
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "{}")]
    public async Task An_archive_is_done_whatever_2xx_it_is(int status, string body)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(status, body);

        await rig.Client.Objects("contacts").ArchiveAsync("5");

        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_merge_is_sent_once_and_says_which_record_stays()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(200, WireBodies.Record("3")).Answer(503, "");

        HubSpotRecord stays = await rig.Client.Objects("contacts").MergeAsync("1", "2");

        Assert.Equal("3", stays.Id);
        Assert.Equal(("/crm/objects/2026-09/contacts/merge", """{"primaryObjectId":"1","objectIdToMerge":"2"}"""), (rig.Server.Requests[0].PathAndQuery, rig.Server.Requests[0].Body));
        await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("contacts").MergeAsync("1", "2"));
        await Assert.ThrowsAsync<ArgumentException>(() => rig.Client.Objects("contacts").MergeAsync("1", "1"));
        Assert.Equal(2, rig.Server.Count);
    }

    [Fact]
    public async Task A_privacy_deletion_is_sent_once_by_id_or_by_email()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(204, "").Answer(204, "").Answer(503, "");

        await rig.Client.Objects("contacts").GdprDeleteAsync("1");
        await rig.Client.Objects("contacts").GdprDeleteAsync("email", "ada@example.com");
        Exception error = await Assert.ThrowsAsync<OutcomeUnknownException>(() => rig.Client.Objects("contacts").GdprDeleteAsync("email", "ada@example.com"));

        Assert.Equal(
            ["""{"objectId":"1"}""", """{"objectId":"ada@example.com","idProperty":"email"}""", """{"objectId":"ada@example.com","idProperty":"email"}"""],
            rig.Server.Requests.Select(r => r.Body));
        Assert.All(rig.Server.Requests, r => Assert.Equal("/crm/objects/2026-09/contacts/gdpr-delete", r.PathAndQuery));
        Assert.DoesNotContain("ada", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(423)]
    public async Task Even_what_is_sent_once_goes_again_after_what_was_certainly_not_executed(int status)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, WireBodies.Throttled("SECONDLY")).Answer(200, WireBodies.Record("3"))
            .Answer(status, WireBodies.Throttled("SECONDLY")).Answer(204, "");

        await rig.Client.Objects("contacts").MergeAsync("1", "2");
        await rig.Client.Objects("contacts").GdprDeleteAsync("1");

        Assert.Equal(4, rig.Server.Count);
    }

    [Fact]
    public async Task Empty_ids_are_refused_before_sending()
    {
        HubSpotRig rig = new();
        IHubSpotObjects<HubSpotRecord> contacts = rig.Client.Objects("contacts");

        await Assert.ThrowsAsync<ArgumentException>(() => contacts.ArchiveAsync(" "));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.MergeAsync("1", ""));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.GdprDeleteAsync(""));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.GdprDeleteAsync("", "x"));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.UpsertAsync("", "x", HubSpotRig.Map()));
        await Assert.ThrowsAsync<ArgumentException>(() => contacts.GetAsync("1", new HubSpotReadOptions { Associations = [""] }));
        Assert.Equal(0, rig.Server.Count);
    }
}
