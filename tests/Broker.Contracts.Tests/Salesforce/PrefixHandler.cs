namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Brings requests to the root of an org into the path of their case: an org's address has no path.</summary>
internal sealed class PrefixHandler(string prefix, HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Uri address = request.RequestUri!;
        if (prefix.Length > 1 && !address.AbsolutePath.StartsWith(prefix, StringComparison.Ordinal))
        {
            request.RequestUri = new Uri(
                address.GetLeftPart(UriPartial.Authority) + prefix + address.PathAndQuery, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        }

        return base.SendAsync(request, cancellationToken);
    }
}
