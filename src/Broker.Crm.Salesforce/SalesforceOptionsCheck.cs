using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce;

/// <summary>Checks <see cref="SalesforceOptions"/>.</summary>
internal static class SalesforceOptionsCheck
{
    private const int MaxClientNameLength = 40;

    internal static OptionsCheck Check(SalesforceOptions options, string owner) => new OptionsCheck(owner)
        .Required(nameof(options.Credential), options.Credential, "one of SalesforceCredential, or a session source of your own")
        .That(SalesforcePaths.IsVersion(options.ApiVersion), nameof(options.ApiVersion), Show(options.ApiVersion), "a version from 31.0 on, such as 67.0")
        .That(IsName(options.ClientName), nameof(options.ClientName), Show(options.ClientName), $"letters, digits and underscores, 1 to {MaxClientNameLength}")
        .Range(nameof(options.DescribeCacheTime), options.DescribeCacheTime, TimeSpan.Zero, TimeSpan.FromDays(1))
        .Client(options);

    private static bool IsName(string? name) => name is { Length: > 0 and <= MaxClientNameLength } && name.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_');

    // A credential pasted into the wrong line must not be printed back.
    private static string Show(string? text) => text switch
    {
        null or "" => "missing",
        { Length: <= 12 } => $"'{text}'",
        _ => "another text",
    };
}
