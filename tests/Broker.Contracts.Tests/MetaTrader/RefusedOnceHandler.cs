using Broker.Core.Pipeline;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>Lets the server come up as soon as the first connection was refused, and not by a span of time.</summary>
internal sealed class RefusedOnceHandler(Action comesUp) : DelegatingHandler(ApiTransport.CreatePrimaryHandler())
{
    private bool refused;

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException) when (!refused)
        {
            refused = true;
            comesUp();
            throw;
        }
    }
}
