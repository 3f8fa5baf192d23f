using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>What a row may call: the org, and the app's own endpoints.</summary>
/// <param name="Org">The org.</param>
/// <param name="App">The app.</param>
/// <param name="Version">The version that the org is called with.</param>
/// <param name="At">The root of the org.</param>
internal sealed record SalesforceClients(ISalesforceClient Org, Lazy<ISalesforceOAuthClient> App, string Version, Uri At)
{
    public ISalesforceOAuthClient OAuth => App.Value;
}
