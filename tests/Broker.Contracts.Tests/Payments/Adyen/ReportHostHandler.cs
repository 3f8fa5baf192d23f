namespace Broker.Contracts.Tests.Payments.Adyen;

/// <summary>Brings what goes to the report host over https to the local server, with everything else of the request as it is.</summary>
internal sealed class ReportHostHandler(Uri server, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal("https://ca-test.adyen.com", request.RequestUri!.GetLeftPart(UriPartial.Authority));
        request.RequestUri = new Uri(server.AbsoluteUri.TrimEnd('/') + request.RequestUri.PathAndQuery);
        return base.SendAsync(request, cancellationToken);
    }
}
