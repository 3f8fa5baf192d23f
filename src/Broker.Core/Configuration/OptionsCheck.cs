using System.Globalization;
using Microsoft.Extensions.Options;

namespace Broker.Core.Configuration;

/// <summary>Collects what is wrong with an options object: each message names the option, what was given and what is allowed.</summary>
public sealed class OptionsCheck
{
    private readonly string owner;
    private readonly List<string> problems = [];

    /// <summary>Starts a check.</summary>
    /// <param name="owner">What the options belong to, for example <c>MetaTrader</c> or <c>MetaTrader 'live'</c>.</param>
    public OptionsCheck(string owner) => this.owner = owner;

    /// <summary>The problems found.</summary>
    public IReadOnlyList<string> Problems => problems;

    /// <summary>Demands that something was given.</summary>
    public OptionsCheck Required(string option, object? value, string allowed)
    {
        if (value is null or "")
        {
            problems.Add($"{owner} option {option} is missing; allowed: {allowed}.");
        }

        return this;
    }

    /// <summary>Demands a value within limits, both included.</summary>
    public OptionsCheck Range<T>(string option, T value, T minimum, T maximum)
        where T : IComparable<T>, IFormattable
    {
        ArgumentNullException.ThrowIfNull(value);
        if (value.CompareTo(minimum) < 0 || value.CompareTo(maximum) > 0)
        {
            problems.Add(string.Create(CultureInfo.InvariantCulture, $"{owner} option {option} is {value}; allowed: {minimum} to {maximum}."));
        }

        return this;
    }

    /// <summary>Demands a condition that ties several options together.</summary>
    /// <param name="holds">True when all is well.</param>
    /// <param name="option">The option to change first.</param>
    /// <param name="given">What was given. Never a secret.</param>
    /// <param name="allowed">What is allowed.</param>
    public OptionsCheck That(bool holds, string option, string given, string allowed)
    {
        if (!holds)
        {
            problems.Add($"{owner} option {option} is {given}; allowed: {allowed}.");
        }

        return this;
    }

    /// <summary>Checks what all clients share.</summary>
    public OptionsCheck Client(ApiClientOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Required(nameof(options.BaseAddress), options.BaseAddress, "an absolute https address");
        if (options.BaseAddress is { } address)
        {
            string given = ShowAddress(address);
            That(address.IsAbsoluteUri, nameof(options.BaseAddress), given, "an absolute https address");
            if (address.IsAbsoluteUri)
            {
                bool http = string.Equals(address.Scheme, Uri.UriSchemeHttp, StringComparison.Ordinal);
                That(http || string.Equals(address.Scheme, Uri.UriSchemeHttps, StringComparison.Ordinal), nameof(options.BaseAddress), given, "an https address");
                That(!http || address.IsLoopback || options.AllowInsecureHttp, nameof(options.BaseAddress), given, "https, or http on a loopback address, or AllowInsecureHttp = true");
                That(address.Query.Length == 0 && address.Fragment.Length == 0, nameof(options.BaseAddress), given, "an address without query and fragment");
                That(address.UserInfo.Length == 0, nameof(options.BaseAddress), given, "an address without user and password; use the credential option");
            }
        }

        Range(nameof(options.MaxResponseBytes), options.MaxResponseBytes, 1024, 1 << 30);
        Required(nameof(options.Resilience), options.Resilience, "a ResilienceOptions object");
        if (options.Resilience is { } resilience)
        {
            ResilienceOptionsCheck.Add(this, resilience);
        }

        return this;
    }

    /// <summary>The result for the options framework.</summary>
    public ValidateOptionsResult ToResult() => problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);

    /// <summary>Throws when anything is wrong; for clients made without a container.</summary>
    /// <exception cref="OptionsValidationException">At least one option is missing or wrong.</exception>
    public void ThrowIfAny(Type optionsType)
    {
        if (problems.Count > 0)
        {
            throw new OptionsValidationException(owner, optionsType, problems);
        }
    }

    // User info and query can hold credentials, so only scheme, host and path are shown.
    private static string ShowAddress(Uri address) => address.IsAbsoluteUri
        ? $"'{address.Scheme}://{address.Host}{(address.IsDefaultPort ? string.Empty : ":" + address.Port.ToString(CultureInfo.InvariantCulture))}{address.AbsolutePath}'"
        : "a relative address";
}
