using Broker.Core.Configuration;

namespace Broker.Payments.Adyen;

/// <summary>The client's options turned to one of Adyen's services: each has a host and a pipeline of its own.</summary>
internal sealed class AdyenEndpointOptions : ApiClientOptions
{
    internal static AdyenEndpointOptions Of(AdyenOptions options, Uri address, int? maxBytes = null) => new()
    {
        BaseAddress = address,
        Resilience = options.Resilience,
        MaxResponseBytes = maxBytes ?? options.MaxResponseBytes,
        AllowInsecureHttp = options.AllowInsecureHttp,
    };
}
