using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Counts the requests that are on their way, so that a clock may stand still while they are.</summary>
internal sealed class InFlightHandler() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(3);
    private int inFlight;
    private int sent;

    /// <summary>Moves the clock whenever nothing is on its way and nothing leaves, until the work is done.</summary>
    public async Task DriveAsync(FakeTimeProvider clock, Task work)
    {
        while (!work.IsCompleted)
        {
            int before = Volatile.Read(ref sent);
            await Task.Delay(Moment, TimeProvider.System);
            if (Volatile.Read(ref inFlight) == 0 && Volatile.Read(ref sent) == before)
            {
                clock.Advance(Step);
            }
        }

        await work;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref inFlight);
        Interlocked.Increment(ref sent);
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
        }
    }
}
