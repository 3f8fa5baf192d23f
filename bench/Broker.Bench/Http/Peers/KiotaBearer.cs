using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;

namespace Broker.Bench.Http.Peers;

/// <summary>Adds the header and nothing else: Kiota's own provider refuses plain http.</summary>
internal sealed class KiotaBearer : IAuthenticationProvider
{
    public Task AuthenticateRequestAsync(
        RequestInformation request, Dictionary<string, object>? additionalAuthenticationContext = null, CancellationToken cancellationToken = default)
    {
        request.Headers.TryAdd("Authorization", "Bearer " + BenchHttpClient.ApiKey);
        return Task.CompletedTask;
    }
}
