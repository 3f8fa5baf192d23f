using Broker.TestSupport;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>
/// Lets a request reach the server and its answer come back only after the time limit of the try, by a clock that moves here and for waits
/// between tries. What follows is passed on, so that nothing depends on how fast the machine is.
/// </summary>
internal sealed class LateAnswerHandler(FakeTimeProvider clock, TimeSpan limit, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private int requests;

    /// <summary>How the path of the late request ends. Any, when empty: then the first is late.</summary>
    public string Path { get; init; } = string.Empty;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.RequestUri!.AbsolutePath.EndsWith(Path, StringComparison.Ordinal) || Interlocked.Increment(ref requests) > 1)
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
