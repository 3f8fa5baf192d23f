using Broker.Core.Configuration;
using Microsoft.Extensions.Options;

namespace Broker.Core.Registration;

/// <summary>Runs an options check for the one name it was registered for.</summary>
internal sealed class NamedOptionsCheck<TOptions>(string registered, string owner, Func<TOptions, string, OptionsCheck> check) : IValidateOptions<TOptions>
    where TOptions : ApiClientOptions
{
    public ValidateOptionsResult Validate(string? name, TOptions options) =>
        string.Equals(name ?? string.Empty, registered, StringComparison.Ordinal) ? check(options, owner).ToResult() : ValidateOptionsResult.Skip;
}
