using System.Net;

namespace Broker.MetaTrader.Streams;

/// <summary>
/// Puts a read buffer under upgraded connections. The platform's client reads a frame's head and its body one after the other from the connection; with small frames
/// that is two system calls a frame, which a buffer turns into one for many frames.
/// </summary>
internal sealed class BufferedUpgradeHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.SwitchingProtocols)
        {
            response.Content = new BufferedUpgradeContent(response.Content);
        }

        return response;
    }
}
