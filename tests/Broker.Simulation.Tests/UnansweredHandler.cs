using Broker.Core.Pipeline;
using Broker.TestSupport;

namespace Broker.Simulation.Tests;

/// <summary>
/// Ends tries that are never answered by the client's clock, which passes their time limit as soon as the request did at the simulator what it does there: so that
/// a slow machine can neither end a try before its effect nor end another one.
/// </summary>
internal sealed class UnansweredHandler(FakeTimeProvider clock, TimeSpan limit, UnansweredRequests unanswered) : DelegatingHandler(ApiTransport.CreatePrimaryHandler())
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private int requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        int number = request.RequestUri!.AbsolutePath.EndsWith(unanswered.Path, StringComparison.Ordinal) ? Interlocked.Increment(ref requests) : int.MaxValue;
        Task<HttpResponseMessage> sending = base.SendAsync(request, cancellationToken);
        if (number > unanswered.Count)
        {
            return await sending;
        }

        long started = TimeProvider.System.GetTimestamp();
        while (!sending.IsCompleted && !unanswered.IsThere(number) && TimeProvider.System.GetElapsedTime(started) < Patience)
        {
            await Task.Delay(Moment, TimeProvider.System, CancellationToken.None);
        }

        clock.Advance(limit + TimeSpan.FromSeconds(1));
        return await sending;
    }
}
