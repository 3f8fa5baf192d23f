using System.Globalization;
using Broker.Core.Secrets;
using Broker.Crm.HubSpot.Authentication;
using Broker.TestSupport;

namespace Broker.Crm.HubSpot.Tests.Limits;

public sealed class DayResetTests
{
    [Theory]
    [InlineData("UTC", "2026-11-02T09:00:00Z", "2026-11-03T00:00:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-02T14:59:59Z", "2026-11-02T15:00:00Z")]
    [InlineData("Asia/Tokyo", "2026-11-02T15:00:00Z", "2026-11-03T15:00:00Z")]
    [InlineData("America/New_York", "2026-11-01T04:30:00Z", "2026-11-02T05:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29T00:30:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("Africa/Cairo", "2026-04-23T12:00:00Z", "2026-04-23T22:00:00Z")]
    public async Task The_calls_of_a_day_come_back_at_midnight_of_the_account(string zone, string now, string midnight)
    {
        FakeTimeProvider time = new(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture));
        StubHttpHandler server = new();
        server.Answer(429, WireBodies.Throttled("DAILY"));
        HubSpotOptions options = new() { Credential = HubSpotCredential.Token(Secret.From("x")) };
        options.Limits.PortalTimeZone = TimeZoneInfo.FindSystemTimeZoneById(zone);
        HubSpotClient client = new(options, new HttpClient(server), timeProvider: time);

        await Assert.ThrowsAsync<Core.Errors.QuotaExhaustedException>(() => client.Objects("contacts").GetAsync("1"));

        Assert.Equal(DateTimeOffset.Parse(midnight, CultureInfo.InvariantCulture), client.Limits.ResetsAt);
    }
}
