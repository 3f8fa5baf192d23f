namespace Broker.Contracts.Tests.HubSpot;

/// <summary>Notes when each request left, by the clock of the test.</summary>
internal sealed class TimedHandler(TimeProvider clock, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly List<DateTimeOffset> times = [];

    public TimeSpan Waited => times[^1] - times[0];

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        times.Add(clock.GetUtcNow());
        return base.SendAsync(request, cancellationToken);
    }
}
