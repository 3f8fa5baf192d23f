using Broker.Core.Secrets;

namespace Onboarding.Setup;

/// <summary>Secrets come from an environment variable, or from the file named by the variable with _FILE; never from arguments or settings files.</summary>
public static class Secrets
{
    /// <summary>Reads a secret; falls back to a value that only the simulators accept.</summary>
    /// <exception cref="InvalidOperationException">There is none and no fallback.</exception>
    public static Secret Read(string variable, string? simulatorValue)
    {
        if (!string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable + "_FILE")))
        {
            return Secret.FromFile(Environment.GetEnvironmentVariable(variable + "_FILE")!);
        }

        return !string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) || simulatorValue is null
            ? Secret.FromEnvironment(variable)
            : Secret.From(simulatorValue);
    }

    /// <summary>Reads a secret that may be missing.</summary>
    public static Secret? TryRead(string variable) =>
        string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable)) && string.IsNullOrEmpty(Environment.GetEnvironmentVariable(variable + "_FILE"))
            ? null
            : Read(variable, null);
}
