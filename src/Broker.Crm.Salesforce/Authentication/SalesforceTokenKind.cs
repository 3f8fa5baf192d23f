namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Which token is meant, where Salesforce wants a hint.</summary>
public enum SalesforceTokenKind
{
    /// <summary>The token of calls.</summary>
    AccessToken = 0,

    /// <summary>The token that fetches access tokens.</summary>
    RefreshToken = 1,
}
