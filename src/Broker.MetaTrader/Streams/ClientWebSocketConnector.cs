using System.Globalization;
using System.Net.WebSockets;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Streams;

/// <summary>Opens sockets by the platform's client over a handler chain of ours: no redirects, which would carry the token elsewhere, and no trace headers.</summary>
internal sealed class ClientWebSocketConnector : IStreamConnector
{
    private static readonly Lazy<HttpMessageInvoker> Shared = new(static () => new HttpMessageInvoker(Chain(ApiTransport.CreatePrimaryHandler())));

    private readonly HttpMessageInvoker? invoker;

    /// <param name="handler">The innermost handler, for example one with a proxy; null for the process-wide one. Not disposed.</param>
    internal ClientWebSocketConnector(HttpMessageHandler? handler = null) =>
        invoker = handler is null ? null : new HttpMessageInvoker(Chain(handler), disposeHandler: false);

    public async ValueTask<StreamOpening> OpenAsync(StreamTarget target, CancellationToken cancellationToken)
    {
        var socket = new ClientWebSocket();
        try
        {
            socket.Options.CollectHttpResponseDetails = true;
            socket.Options.KeepAliveInterval = target.PingInterval;
            socket.Options.KeepAliveTimeout = target.PingInterval;
            target.Credential.Apply(socket.Options);
            await socket.ConnectAsync(target.Address, invoker ?? Shared.Value, cancellationToken).ConfigureAwait(false);

            // Not needed any more, and kept they hold what the host sent.
            socket.HttpResponseHeaders = null;
            return new StreamOpening(new ClientWebSocketSocket(socket));
        }
        catch (Exception)
        {
            // The exception's own texts are not used: they can hold the address.
            int status = (int)socket.HttpStatusCode;
            TimeSpan? wait = RetryAfter(socket);
            socket.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            return new StreamOpening(null, status == 0 ? null : status, wait);
        }
    }

    private static BufferedUpgradeHandler Chain(HttpMessageHandler inner) => new(inner);

    private static TimeSpan? RetryAfter(ClientWebSocket socket)
    {
        const int MostSeconds = 3600;
        string? text = socket.HttpResponseHeaders?.FirstOrDefault(static h => string.Equals(h.Key, "Retry-After", StringComparison.OrdinalIgnoreCase)).Value?.FirstOrDefault();
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds) ? TimeSpan.FromSeconds(Math.Min(seconds, MostSeconds)) : null;
    }
}
