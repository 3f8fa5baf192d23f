using Broker.Core.Pipeline;

namespace Broker.Bench.Http.Ours;

/// <summary>The headers that the client of the rows sends.</summary>
internal sealed class BenchProtocol : ApiProtocol
{
    public override string System => "salesforce";

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + BenchHttpClient.ApiKey);
        request.Headers.TryAddWithoutValidation("Sforce-Call-Options", "client=bench");
        return default;
    }
}
