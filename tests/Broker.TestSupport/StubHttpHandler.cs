using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Broker.TestSupport;

/// <summary>Answers requests from a script and remembers what was asked. The last step answers all further requests.</summary>
public sealed class StubHttpHandler : HttpMessageHandler
{
    private readonly List<Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>> steps = [];
    private readonly ConcurrentQueue<StubRequest> requests = new();
    private int position;

    public IReadOnlyList<StubRequest> Requests => [.. requests];

    public int Count => requests.Count;

    public StubHttpHandler Then(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> step)
    {
        steps.Add(step);
        return this;
    }

    public StubHttpHandler Answer(int status, string body, string mediaType = "application/json", params (string Name, string Value)[] headers) =>
        Then((_, _) =>
        {
            var response = new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, mediaType) };
            foreach ((string name, string value) in headers)
            {
                response.Headers.TryAddWithoutValidation(name, value);
            }

            return Task.FromResult(response);
        });

    public StubHttpHandler Throw(Exception exception) => Then((_, _) => Task.FromException<HttpResponseMessage>(exception));

    /// <summary>Never answers; ends only by cancellation.</summary>
    public StubHttpHandler Hang() => Then(async (_, token) =>
    {
        await Task.Delay(Timeout.Infinite, token);
        throw new InvalidOperationException("unreachable");
    });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? body = request.Content is null ? null : await request.Content.ReadAsStringAsync(cancellationToken);
        requests.Enqueue(new StubRequest(
            request.Method.Method,
            request.RequestUri!.PathAndQuery,
            request.Headers.NonValidated.Concat(request.Content?.Headers.NonValidated ?? default).ToDictionary(h => h.Key, h => h.Value.ToString(), StringComparer.OrdinalIgnoreCase),
            body));
        int step = Math.Min(Interlocked.Increment(ref position) - 1, steps.Count - 1);
        return await steps[step](request, cancellationToken);
    }
}
