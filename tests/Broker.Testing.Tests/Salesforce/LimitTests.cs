using Broker.Testing.Faults;

namespace Broker.Testing.Tests.Salesforce;

public sealed class LimitTests : SalesforceTest
{
    [Fact]
    public async Task Every_answer_tells_the_usage_and_a_spent_day_refuses_all()
    {
        Org.DailyRequestLimit = 3;
        using var first = await SendAsync("GET", "limits");
        Assert.Equal("api-usage=1/3", first.Headers.GetValues("Sforce-Limit-Info").Single());
        Assert.Equal(2, (int)(await JsonAsync(first))["DailyApiRequests"]!["Remaining"]!);
        Org.CountRequests(2);

        using var refused = await SendAsync("GET", "limits");
        Assert.Equal(403, (int)refused.StatusCode);
        Assert.Equal("api-usage=3/3", refused.Headers.GetValues("Sforce-Limit-Info").Single());
        var error = (await JsonAsync(refused))[0]!;
        Assert.Equal(("REQUEST_LIMIT_EXCEEDED", "TotalRequests Limit exceeded."), ((string)error["errorCode"]!, (string)error["message"]!));

        Org.AdvanceClock(TimeSpan.FromHours(24));
        LogIn(Org.IssueAccessToken());
        Assert.Equal(200, (await CallAsync("GET", "limits")).Status);
    }

    [Fact]
    public async Task The_concurrent_limit_has_its_own_text()
    {
        Org.Next("query", Fault.RateLimit());
        var refused = await QueryAsync("SELECT Id FROM Contact");
        AssertError(refused, 403, "REQUEST_LIMIT_EXCEEDED");
        Assert.StartsWith("ConcurrentRequests", (string)refused.Body![0]!["message"]!, StringComparison.Ordinal);
        Assert.Equal(200, (await QueryAsync("SELECT Id FROM Contact")).Status);
    }

    [Fact]
    public async Task A_head_above_sixteen_kilobytes_is_too_long()
    {
        Assert.Equal(200, (await QueryAsync($"SELECT Id FROM Contact WHERE LastName != '{new string('x', 12_000)}'")).Status);
        Assert.Equal(414, (await QueryAsync($"SELECT Id FROM Contact WHERE LastName != '{new string('x', 17_000)}'")).Status);
    }
}
