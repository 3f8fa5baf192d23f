using Broker.Core.Configuration;

namespace Broker.Core.Tests.Support;

public sealed class TestOptions : ApiClientOptions
{
    public string? ApiKey { get; set; }

    public static OptionsCheck Check(TestOptions options, string owner) =>
        new OptionsCheck(owner).Client(options).Required(nameof(ApiKey), options.ApiKey, "the key of the account");
}
