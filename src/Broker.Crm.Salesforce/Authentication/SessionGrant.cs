using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Secrets;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>One way to get tokens. <see cref="ObtainAsync"/> runs once at a time; the refresher sees to that.</summary>
internal abstract class SessionGrant
{
    /// <summary>Gets tokens that may be used: where there is a store, they are in it. What a store throws comes through.</summary>
    /// <param name="oauth">The endpoints.</param>
    /// <param name="refused">The access token that was refused last; null for none.</param>
    internal abstract Task<ApiResult<GrantedTokens>> ObtainAsync(SalesforceOAuthClient oauth, Secret? refused);

    /// <summary>Takes another secret (key, client secret or refresh token) and ends the state after a final refusal.</summary>
    internal abstract void Replace(Secret secret);

    /// <summary>True when a repeat cannot help: whatever the OAuth endpoint says about the grant itself.</summary>
    protected static bool IsFinal(ApiError error) => !error.IsTransient && error is { Code: not null, Kind: not ErrorKind.RateLimited };

    protected internal static ApiError Error(string operation, ErrorKind kind, string advice) => new()
    {
        System = SalesforceProtocol.SystemName,
        Operation = operation,
        Kind = kind,
        Outcome = Outcome.NotSent,
        IsTransient = kind != ErrorKind.Authentication,
        Advice = advice,
    };
}
