using Broker.Core.Configuration;

namespace Broker.Payments.Praxis;

/// <summary>The client's options turned to the host of the environment.</summary>
internal sealed class PraxisEndpointOptions : ApiClientOptions
{
    internal static PraxisEndpointOptions Of(PraxisOptions options) => new()
    {
        BaseAddress = options.Host,
        Resilience = options.Resilience,
        MaxResponseBytes = options.MaxResponseBytes,
        AllowInsecureHttp = options.AllowInsecureHttp,
    };
}
