using System.Net;
using System.Text;
using Broker.TestSupport;
using Xunit.Sdk;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>Proves the fixture itself with a bare HttpClient, so that a red contract test means the client.</summary>
public sealed class WireMockFixtureTests(WireMockFixture server) : WireMockTest(server)
{
    private readonly HttpClient _http = new();

    [WireMockFact]
    public async Task The_journal_counts_requests_by_path_whatever_the_query()
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/counted"), new WireMockResponse(200, "{}"));

        await _http.GetStringAsync(Url("/counted?page=1"));
        await _http.GetStringAsync(Url("/counted?page=2"));

        Assert.Equal(2, await Server.CountAsync("/counted"));
        Assert.Equal(0, await Server.CountAsync("/other"));
        Assert.Equal(["GET /counted?page=1", "GET /counted?page=2"], (await Server.RequestsAsync()).Select(request => request.ToString()));
    }

    [WireMockTheory]
    [InlineData(WireMockFault.ConnectionReset)]
    [InlineData(WireMockFault.EmptyResponse)]
    [InlineData(WireMockFault.RandomDataThenClose)]
    [InlineData(WireMockFault.MalformedChunk)]
    public async Task A_fault_breaks_the_call_and_the_request_is_still_counted(string fault)
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Post, "/faulty"), WireMockResponse.WithFault(fault));

        // A POST, because SocketsHttpHandler sends a GET again by itself when a kept connection was reset.
        await Assert.ThrowsAsync<HttpRequestException>(() => PostAsync("/faulty", "{}"));

        Assert.Equal(1, await Server.CountAsync("/faulty"));
    }

    [WireMockFact]
    public async Task A_delayed_answer_outlasts_a_shorter_timeout()
    {
        // So late that no pause of a busy machine lets the answer overtake the limit, which counts from the arrival: what arrives later would be found by the next test.
        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/slow"), WireMockResponse.After(TimeSpan.FromSeconds(40), new WireMockResponse(200, "{}")));
        using CancellationTokenSource timeout = new();

        Task<string> slow = _http.GetStringAsync(Url("/slow"), timeout.Token);
        await Eventually.HoldsAsync(async () => slow.IsCompleted || await Server.CountAsync("/slow") > 0, "the request arrives");

        timeout.CancelAfter(TimeSpan.FromMilliseconds(300));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => slow);
    }

    [WireMockFact]
    public async Task A_sequence_answers_in_order_and_repeats_the_last()
    {
        await Server.StubSequenceAsync(
            new WireMockRequest(HttpMethod.Get, "/flaky"),
            new WireMockResponse(503) { Headers = new Dictionary<string, string> { ["Retry-After"] = "7" } },
            new WireMockResponse(200, "{\"ok\":true}"));

        using HttpResponseMessage first = await _http.GetAsync(Url("/flaky"));
        using HttpResponseMessage second = await _http.GetAsync(Url("/flaky"));
        using HttpResponseMessage third = await _http.GetAsync(Url("/flaky"));

        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK], [first.StatusCode, second.StatusCode, third.StatusCode]);
        Assert.Equal(TimeSpan.FromSeconds(7), first.Headers.RetryAfter?.Delta);
    }

    [WireMockTheory]
    [InlineData("first run")]
    [InlineData("second run")]
    public async Task Nothing_of_one_test_is_left_in_the_next(string run)
    {
        Assert.Empty(await Server.RequestsAsync());
        using HttpResponseMessage before = await _http.GetAsync(Url("/left-over"));
        Assert.Equal(HttpStatusCode.NotFound, before.StatusCode);

        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/left-over"), new WireMockResponse(200, run));

        Assert.Equal(run, await _http.GetStringAsync(Url("/left-over")));
    }

    [WireMockFact]
    public async Task Mapping_files_load_per_system_and_a_later_stub_overrides_them()
    {
        await Server.LoadAsync("wiremock-fixture");
        Assert.Equal("{\"origin\":\"single\"}", await _http.GetStringAsync(Url("/from-file")));
        Assert.Equal("two", await _http.GetStringAsync(Url("/several/2")));

        await Server.StubAsync(new WireMockRequest(HttpMethod.Get, "/from-file"), new WireMockResponse(200, "overridden"));

        Assert.Equal("overridden", await _http.GetStringAsync(Url("/from-file")));
    }

    [WireMockFact]
    public async Task A_stub_with_query_and_headers_answers_only_that_request()
    {
        WireMockRequest request = new(HttpMethod.Get, "/strict")
        {
            Query = new Dictionary<string, string> { ["id"] = "a b" },
            Headers = new Dictionary<string, string> { ["x-api-key"] = "key" },
        };
        await Server.StubAsync(request, new WireMockResponse(200, "{}"));

        using HttpResponseMessage without = await _http.GetAsync(Url("/strict?id=a%20b"));
        using HttpRequestMessage message = new(HttpMethod.Get, Url("/strict?id=a%20b"));
        message.Headers.Add("x-api-key", "key");
        using HttpResponseMessage with = await _http.SendAsync(message);

        Assert.Equal(HttpStatusCode.NotFound, without.StatusCode);
        Assert.Equal(HttpStatusCode.OK, with.StatusCode);
        await Assert.ThrowsAnyAsync<XunitException>(Server.VerifyNothingUnmatchedAsync);
    }

    [WireMockFact]
    public async Task Verification_accepts_exactly_what_was_sent()
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Post, "/verified"), new WireMockResponse(200, "{}"));

        await PostAsync("/verified?b=2&a=1+%26", "{\"name\":\"x\",\"count\":1}");

        await Server.VerifyAsync(Expected());
        await Server.VerifyNothingUnmatchedAsync();
    }

    [WireMockTheory]
    [InlineData("query")]
    [InlineData("header")]
    [InlineData("absent header")]
    [InlineData("body")]
    [InlineData("times")]
    public async Task Verification_fails_on_each_difference(string what)
    {
        await Server.StubAsync(new WireMockRequest(HttpMethod.Post, "/verified"), new WireMockResponse(200, "{}"));
        await PostAsync("/verified?b=2&a=1+%26", "{\"count\":1,\"name\":\"x\"}");
        ExpectedRequest wrong = what switch
        {
            "query" => Expected() with { Query = [new("b", "2")] },
            "header" => Expected() with { Headers = new Dictionary<string, string> { ["Content-Type"] = "text/plain" } },
            "absent header" => Expected() with { AbsentHeaders = ["content-type"] },
            "body" => Expected() with { JsonBody = "{\"count\":2,\"name\":\"x\"}" },
            _ => Expected() with { Times = 2 },
        };

        await Assert.ThrowsAnyAsync<XunitException>(() => Server.VerifyAsync(wrong));
    }

    public override Task DisposeAsync()
    {
        _http.Dispose();
        return base.DisposeAsync();
    }

    private static ExpectedRequest Expected() => new(HttpMethod.Post, "/verified")
    {
        Query = [new("a", "1 &"), new("b", "2")],
        Headers = new Dictionary<string, string> { ["Content-Type"] = "application/json; charset=utf-8" },
        AbsentHeaders = ["x-api-key"],
        JsonBody = "{ \"name\": \"x\", \"count\": 1 }",
    };

    private async Task<string> PostAsync(string path, string json)
    {
        using StringContent content = new(json, Encoding.UTF8, "application/json");
        using HttpResponseMessage response = await _http.PostAsync(Url(path), content);
        return await response.Content.ReadAsStringAsync();
    }

    private Uri Url(string path) => new(Server.BaseAddress, path);
}
