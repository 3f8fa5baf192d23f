using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Onboarding.Kyc;

/// <summary>How the KYC provider is called.</summary>
public sealed class KycOptions : ApiClientOptions
{
    /// <summary>The key. Required.</summary>
    public Secret? ApiKey { get; set; }

    internal static OptionsCheck Check(KycOptions options, string owner) => new OptionsCheck(owner).Client(options).Required(nameof(ApiKey), options.ApiKey, "a Secret");
}
