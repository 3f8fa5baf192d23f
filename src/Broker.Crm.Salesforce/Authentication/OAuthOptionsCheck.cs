using Broker.Core.Configuration;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Checks <see cref="SalesforceOAuthOptions"/>.</summary>
internal static class OAuthOptionsCheck
{
    internal static OptionsCheck Check(SalesforceOAuthOptions options, string owner) => new OptionsCheck(owner)
        .Required(nameof(options.ClientId), options.ClientId, "the app's client id")
        .Client(options);
}
