namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Tokens that may be used.</summary>
/// <param name="Tokens">The tokens.</param>
/// <param name="IsFresh">True when Salesforce gave them just now, false when they come from the store.</param>
internal sealed record GrantedTokens(SalesforceTokens Tokens, bool IsFresh)
{
    /// <summary>Never a token.</summary>
    public override string ToString() => nameof(GrantedTokens);
}
