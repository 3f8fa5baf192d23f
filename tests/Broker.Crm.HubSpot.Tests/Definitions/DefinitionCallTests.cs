using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Core.Errors;

namespace Broker.Crm.HubSpot.Tests.Definitions;

public sealed class DefinitionCallTests
{
    public static TheoryData<string> Names => [.. DefinitionCalls.All.Select(c => c.Name)];

    public static TheoryData<string> Failing => [.. DefinitionCalls.All.Where(c => !c.TellsPerInput).Select(c => c.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_request_is_exact_in_both_versions_and_every_culture(string name)
    {
        DefinitionCall call = Of(name);
        foreach (string version in (string[])["2026-09", "2026-03"])
        {
            foreach (string culture in (string[])["", "de-DE", "tr-TR"])
            {
                CultureInfo before = CultureInfo.CurrentCulture;
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
                try
                {
                    HubSpotRig rig = new(o => o.ApiVersion = version);
                    rig.Server.Answer(200, call.Answer);
                    await call.CallAsync(rig.Client);

                    TestSupport.StubRequest request = Assert.Single(rig.Server.Requests);
                    Assert.Equal($"{call.Method} {call.Path.Replace("{v}", version, StringComparison.Ordinal)}", $"{request.Method} {request.PathAndQuery}");
                    Assert.True(
                        call.Body is null ? request.Body is null : JsonNode.DeepEquals(JsonNode.Parse(call.Body), JsonNode.Parse(request.Body!)),
                        $"{request.Body} instead of {call.Body}");
                }
                finally
                {
                    CultureInfo.CurrentCulture = before;
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_2xx_is_a_success(string name)
    {
        DefinitionCall call = Of(name);
        foreach (int status in (int[])[200, 201, 202, call.Answer.Length == 0 ? 204 : 203])
        {
            HubSpotRig rig = new();
            rig.Server.Answer(status, call.Answer);

            await call.CallAsync(rig.Client);

            Assert.Equal(1, rig.Server.Count);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Only_what_sets_an_end_state_is_sent_again_after_an_unknown_outcome(string name)
    {
        DefinitionCall call = Of(name);
        HubSpotRig rig = new();
        rig.Server.Answer(503, "").Answer(200, call.Answer);

        Exception? thrown = await Record.ExceptionAsync(() => call.CallAsync(rig.Client));

        Assert.Equal(call.MayRepeat ? 2 : 1, rig.Server.Count);
        Assert.Equal(!call.MayRepeat && !call.TellsPerInput, thrown is OutcomeUnknownException);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_throttled_call_was_not_executed_and_is_sent_again(string name)
    {
        DefinitionCall call = Of(name);
        HubSpotRig rig = new();
        rig.Server.Answer(429, WireBodies.Throttled("TEN_SECONDLY_ROLLING")).Answer(200, call.Answer);

        await call.CallAsync(rig.Client);

        Assert.Equal(2, rig.Server.Count);
    }

    [Theory]
    [MemberData(nameof(Failing))]
    public async Task A_refusal_is_the_error_that_says_what_to_do_next(string name)
    {
        foreach ((int status, Type type) in ((int, Type)[])[(400, typeof(ValidationFailedException)), (403, typeof(AuthenticationFailedException)), (404, typeof(NotFoundException)), (409, typeof(ConflictException))])
        {
            HubSpotRig rig = new();
            rig.Server.Answer(status, "");

            Exception? thrown = await Record.ExceptionAsync(() => Of(name).CallAsync(rig.Client));

            Assert.Equal(type, thrown?.GetType());
            Assert.Equal(1, rig.Server.Count);
        }
    }

    [Fact]
    public void Every_call_has_a_name_of_its_own() => Assert.Equal(DefinitionCalls.All.Count, DefinitionCalls.All.Select(c => c.Name).Distinct().Count());

    private static DefinitionCall Of(string name) => DefinitionCalls.All.Single(c => c.Name == name);
}
