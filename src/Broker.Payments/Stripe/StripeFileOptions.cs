using Broker.Core.Configuration;

namespace Broker.Payments.Stripe;

/// <summary>The client's options for downloads from another host.</summary>
internal sealed class StripeFileOptions : ApiClientOptions
{
    internal static StripeFileOptions Of(StripeOptions options, Uri host) => new()
    {
        BaseAddress = host,
        Resilience = options.Resilience,
        MaxResponseBytes = options.MaxReportBytes,
    };
}
