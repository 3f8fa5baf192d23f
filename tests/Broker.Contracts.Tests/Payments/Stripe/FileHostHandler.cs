namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Sends what is meant for the file host to the stub server and leaves all else as it is: files are only fetched over https.</summary>
internal sealed class FileHostHandler(Uri stubs, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.RequestUri is { } address && address.Host == StripeOperations.FileHost.Host)
        {
            request.RequestUri = new Uri(stubs.GetLeftPart(UriPartial.Path).TrimEnd('/') + address.PathAndQuery);
        }

        return base.SendAsync(request, cancellationToken);
    }
}
