using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Hosting;

/// <summary>Validates <see cref="BrokerOrchestrationOptions"/>.</summary>
internal sealed class BrokerOrchestrationOptionsCheck : IValidateOptions<BrokerOrchestrationOptions>
{
    public ValidateOptionsResult Validate(string? name, BrokerOrchestrationOptions options) => options.Check().ToResult();
}
