using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>The ways to say who calls Salesforce.</summary>
public static class SalesforceCredential
{
    /// <summary>A session that was obtained elsewhere. It is not renewed: after its end every call fails with an authentication error.</summary>
    public static ISalesforceSessionSource Session(Secret accessToken, Uri instanceUrl) => new FixedSession(new SalesforceSession(accessToken, instanceUrl));
}
