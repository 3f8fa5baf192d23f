using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Crm;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce;

/// <summary>Checks <see cref="SalesforceOptions"/>.</summary>
internal static class SalesforceOptionsCheck
{
    private const int MaxClientNameLength = 40;

    private static readonly TimeSpan ShortestLife = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestLife = TimeSpan.FromDays(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(24);

    internal static OptionsCheck Check(SalesforceOptions options, string owner)
    {
        OptionsCheck check = Client(options, owner).Required(nameof(options.Crm), options.Crm, "a SalesforceCrmOptions object");
        return options.Crm is { } crm ? SalesforceCrmOptionsCheck.Add(check, crm, nameof(options.Crm) + ".") : check;
    }

    private static OptionsCheck Client(SalesforceOptions options, string owner) => new OptionsCheck(owner)
        .Required(nameof(options.Credential), options.Credential, "one of SalesforceCredential, or a session source of your own")
        .That(SalesforcePaths.IsVersion(options.ApiVersion), nameof(options.ApiVersion), Show(options.ApiVersion), "a version from 31.0 on, such as 67.0")
        .That(IsName(options.ClientName), nameof(options.ClientName), Show(options.ClientName), $"letters, digits and underscores, 1 to {MaxClientNameLength}")
        .That(
            options.Credential is not SalesforceOAuthCredential { NeedsMyDomain: true } || !LoginHosts.IsShared(options.BaseAddress),
            nameof(options.BaseAddress),
            "a login host that all orgs share",
            LoginHosts.MyDomainWanted)
        .Range(nameof(options.SessionLife), options.SessionLife ?? ShortestLife, ShortestLife, LongestLife)
        .Range(nameof(options.DailyLimitPause), options.DailyLimitPause, ShortestPause, LongestPause)
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
