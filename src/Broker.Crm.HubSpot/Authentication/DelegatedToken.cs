using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>A token that a function of the host hands out.</summary>
internal sealed class DelegatedToken : IHubSpotTokenSource
{
    private readonly Func<CancellationToken, ValueTask<Secret>> token;

    internal DelegatedToken(Func<CancellationToken, ValueTask<Secret>> token)
    {
        ArgumentNullException.ThrowIfNull(token);
        this.token = token;
    }

    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => token(cancellationToken);
}
