using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>A flow that makes a session from one lasting secret: JWT bearer and client credentials. Safe to repeat; a refusal is final until another secret is given.</summary>
internal sealed class SecretGrant(Secret secret, Func<SalesforceOAuthClient, Secret, ValueTask<ApiResult<SalesforceTokens>>> ask) : SessionGrant
{
    private readonly Lock gate = new();
    private Secret current = secret;
    private ApiError? refusal;

    internal override async Task<ApiResult<GrantedTokens>> ObtainAsync(SalesforceOAuthClient oauth, Secret? refused)
    {
        Secret used;
        lock (gate)
        {
            if (refusal is not null)
            {
                return new ApiResult<GrantedTokens>(refusal);
            }

            used = current;
        }

        ApiResult<SalesforceTokens> answer = await ask(oauth, used).ConfigureAwait(false);
        if (answer.Error is { } error && IsFinal(error))
        {
            lock (gate)
            {
                refusal = ReferenceEquals(used, current) ? error : null;
            }
        }

        return answer.Select(static tokens => new GrantedTokens(tokens, IsFresh: true));
    }

    internal override void Replace(Secret secret)
    {
        lock (gate)
        {
            current = secret;
            refusal = null;
        }
    }
}
