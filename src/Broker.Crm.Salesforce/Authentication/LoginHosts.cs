namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The login hosts that all orgs share, and what follows from a host (contracts/salesforce.md 2).</summary>
internal static class LoginHosts
{
    internal const string MyDomainWanted = "the org's own address (My Domain), for example https://acme.my.salesforce.com: this flow is refused at a login host that all orgs share";
    private const string TestHost = "test.salesforce.com";
    private const string SandboxSuffix = ".sandbox.my.salesforce.com";

    internal static Uri Production { get; } = new("https://login.salesforce.com");

    internal static bool IsShared(Uri? address) =>
        address is { IsAbsoluteUri: true } && (Is(address, Production.Host) || Is(address, TestHost) || Is(address, "www.salesforce.com"));

    /// <summary>Whom an assertion is for: sandboxes have a login of their own.</summary>
    internal static string AudienceOf(Uri address) =>
        Is(address, TestHost) || address.Host.EndsWith(SandboxSuffix, StringComparison.OrdinalIgnoreCase) ? "https://" + TestHost : "https://" + Production.Host;

    private static bool Is(Uri address, string host) => string.Equals(address.Host.TrimEnd('.'), host, StringComparison.OrdinalIgnoreCase);
}
