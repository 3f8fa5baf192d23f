using Broker.Crm.HubSpot.Limits;
using Broker.TestSupport;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>Counts the requests that left and those that are on their way, so that a clock may stand still while they are.</summary>
internal sealed class InFlightHandler() : DelegatingHandler(new SocketsHttpHandler { UseProxy = false })
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(3);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private int inFlight;
    private int sent;

    /// <summary>
    /// Moves the clock until the work is done, but only while somebody waits for it, nothing is on its way, and every call that was given its turn has left: a call
    /// that a busy machine holds up between its turn and its departure would arrive in a later interval.
    /// </summary>
    public async Task DriveAsync(FakeTimeProvider clock, DelayCountingClock delays, IHubSpotLimits limits, Task work)
    {
        var turns = new TurnCount(limits);
        long stoodStill = TimeProvider.System.GetTimestamp();
        while (!work.IsCompleted)
        {
            int before = Volatile.Read(ref sent);
            await Task.Delay(Moment, TimeProvider.System);
            if (delays.Waiting > 0 && turns.Count() == before && Volatile.Read(ref inFlight) == 0 && Volatile.Read(ref sent) == before)
            {
                clock.Advance(Step);
                stoodStill = TimeProvider.System.GetTimestamp();
            }
            else if (TimeProvider.System.GetElapsedTime(stoodStill) > Patience)
            {
                throw new TimeoutException($"The work stands still: {delays.Waiting} waits, {turns.Count()} turns, {before} requests, {Volatile.Read(ref inFlight)} of them on their way.");
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
