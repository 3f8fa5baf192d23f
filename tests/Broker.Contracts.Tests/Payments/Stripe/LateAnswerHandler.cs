using Broker.TestSupport;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Lets the first request reach the server and its answer come back only after the time limit of the try, by a clock that the test moves.</summary>
internal sealed class LateAnswerHandler(FakeTimeProvider clock, TimeSpan limit, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int requests;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref requests) > 1)
        {
            return await base.SendAsync(request, cancellationToken);
        }

        using HttpResponseMessage late = await base.SendAsync(request, CancellationToken.None);
        await late.Content.ReadAsByteArrayAsync(CancellationToken.None);
        clock.Advance(limit + TimeSpan.FromSeconds(1));
        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("The time limit of the try did not end it.");
    }
}
