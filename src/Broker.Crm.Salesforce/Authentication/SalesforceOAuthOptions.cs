using Broker.Core.Configuration;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>How the OAuth endpoints of one app are called.</summary>
public sealed class SalesforceOAuthOptions : ApiClientOptions
{
    /// <summary>Options with the login host of production orgs; sandboxes have <c>https://test.salesforce.com</c>, and every org has its own (My Domain).</summary>
    public SalesforceOAuthOptions() => BaseAddress = LoginHosts.Production;

    /// <summary>The app's client id (consumer key). Required.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret. Default null, for apps and flows that need none.</summary>
    public Secret? ClientSecret { get; set; }
}
