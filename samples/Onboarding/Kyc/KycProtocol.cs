using System.Net.Http.Headers;
using Broker.Core.Pipeline;
using Broker.Core.Secrets;

namespace Onboarding.Kyc;

/// <summary>What is particular to this provider: a bearer key, and success by status.</summary>
internal sealed class KycProtocol(Secret key) : ApiProtocol
{
    private readonly AuthenticationHeaderValue authorization = new("Bearer", key.Reveal());

    public override string System => "kyc";

    public override ValueTask PrepareAsync(HttpRequestMessage request, ApiCall call, CancellationToken cancellationToken)
    {
        request.Headers.Authorization = authorization;
        return default;
    }
}
