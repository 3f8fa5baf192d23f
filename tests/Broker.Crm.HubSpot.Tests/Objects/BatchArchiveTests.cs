using Broker.Core.Errors;
using Broker.Crm.HubSpot.Objects;
using Result = Broker.Crm.HubSpot.HubSpotOutcome<string, string>;

namespace Broker.Crm.HubSpot.Tests.Objects;

public sealed class BatchArchiveTests
{
    [Theory]
    [InlineData(204, "")]
    [InlineData(200, " \r\n")]
    [InlineData(200, "{}")]
    [InlineData(202, """{"status":"COMPLETE","results":[],"errors":null}""")]
    public async Task What_nobody_complains_about_is_done(int status, string body)
    {
        HubSpotRig rig = new();
        rig.Server.Answer(status, body);

        IReadOnlyList<Result> results = await rig.Client.Objects("contacts").ArchiveManyAsync(["1", "2"]);

        Assert.Equal(["1", "2"], results.Select(r => r.Value));
        Assert.Equal(("/crm/objects/2026-09/contacts/batch/archive", """{"inputs":[{"id":"1"},{"id":"2"}]}"""), (rig.Server.Requests[0].PathAndQuery, rig.Server.Requests[0].Body));
    }

    [Fact]
    public async Task Complaints_find_their_inputs_and_one_without_address_leaves_the_others_unknown()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(207, """{"errors":[{"category":"OBJECT_NOT_FOUND","message":"no","context":{"ids":["2"]}}]}""")
            .Answer(207, """{"errors":[{"category":"VALIDATION_ERROR","message":"no"}]}""");

        IReadOnlyList<Result> named = await rig.Client.Objects("contacts").ArchiveManyAsync(["1", "2"]);
        IReadOnlyList<Result> nameless = await rig.Client.Objects("contacts").ArchiveManyAsync(["1", "2"]);

        Assert.Equal([null, ErrorKind.NotFound], named.Select(r => r.Error?.Kind));
        Assert.All(nameless, r => Assert.Equal(Outcome.Unknown, r.Error?.Outcome));
    }

    [Fact]
    public async Task A_lost_answer_is_repeated()
    {
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(200, "<html/>", "text/html").Answer(204, "");

        Assert.True((await rig.Client.Objects("contacts").ArchiveManyAsync(["1"]))[0].Succeeded);
        Assert.Equal(3, rig.Server.Count);
    }
}
