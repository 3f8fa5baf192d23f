namespace Broker.Core.Pipeline;

/// <summary>Where requests go: a handler chain of our own, one owned by the HTTP client factory, or an <see cref="HttpClient"/> the caller brought.</summary>
public abstract class ApiTransport
{
    private static readonly Lazy<ApiTransport> SharedTransport = new(static () => new InvokerTransport(new HttpMessageInvoker(CreatePrimaryHandler()), bare: true));

    /// <summary>One connection pool for all clients that are made without a container.</summary>
    public static ApiTransport Shared => SharedTransport.Value;

    /// <summary>
    /// True when a timeout without a cancelled token can only mean that no connection was made: nothing but the platform's own handler is in the chain.
    /// A handler of the host may have a time limit of its own, which looks the same and may strike after the request was sent.
    /// </summary>
    internal abstract bool ConnectTimeoutIsCertain { get; }

    /// <summary>Uses an <see cref="HttpClient"/> of the caller, with its handlers and its own timeout.</summary>
    public static ApiTransport From(HttpClient client) => new HttpClientTransport(client);

    /// <summary>Uses a handler of the caller, for example a test double.</summary>
    public static ApiTransport From(HttpMessageHandler handler) => new InvokerTransport(new HttpMessageInvoker(handler, disposeHandler: false), handler is SocketsHttpHandler);

    /// <summary>Uses the HTTP client factory, which owns the lifetime of the handlers.</summary>
    public static ApiTransport From(IHttpMessageHandlerFactory factory, string name) => new FactoryTransport(factory, name);

    /// <summary>
    /// The innermost handler every client should use: no redirects (credentials would follow), no cookies, no trace headers to third parties,
    /// connections renewed so that DNS changes are seen.
    /// </summary>
    public static SocketsHttpHandler CreatePrimaryHandler() => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    };

    internal abstract Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken);

    private sealed class InvokerTransport(HttpMessageInvoker invoker, bool bare) : ApiTransport
    {
        internal override bool ConnectTimeoutIsCertain => bare;

        internal override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            invoker.SendAsync(request, cancellationToken);
    }

    private sealed class HttpClientTransport(HttpClient client) : ApiTransport
    {
        // HttpClient.Timeout looks the same from outside, so it must be read as "may have been sent".
        internal override bool ConnectTimeoutIsCertain => false;

        internal override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }

    private sealed class FactoryTransport(IHttpMessageHandlerFactory factory, string name) : ApiTransport
    {
        private volatile CachedInvoker? cached;

        // The factory puts exactly one handler of its own in front of the primary one.
        internal override bool ConnectTimeoutIsCertain => cached?.Handler is DelegatingHandler { InnerHandler: SocketsHttpHandler };

        internal override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpMessageHandler handler = factory.CreateHandler(name);
            CachedInvoker? current = cached;
            if (current is null || !ReferenceEquals(current.Handler, handler))
            {
                current = new CachedInvoker(handler, new HttpMessageInvoker(handler, disposeHandler: false));
                cached = current;
            }

            return current.Invoker.SendAsync(request, cancellationToken);
        }

        private sealed record CachedInvoker(HttpMessageHandler Handler, HttpMessageInvoker Invoker);
    }
}
