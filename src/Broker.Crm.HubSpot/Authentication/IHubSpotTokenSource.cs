using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>Says which bearer token to send. Asked before every attempt, so a rotated token is used at once. Implementations are thread-safe.</summary>
/// <remarks>Service keys and static-auth tokens are rotated with a period of grace (contracts/hubspot.md 10); OAuth tokens end after half an hour.</remarks>
public interface IHubSpotTokenSource
{
    /// <summary>The token to send now.</summary>
    ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets a new token after HubSpot refused the present one; false when there is none to be had. Called at most once per call.</summary>
    ValueTask<bool> TryRenewTokenAsync(CancellationToken cancellationToken = default) => new(false);

    /// <summary>The same, told which token was refused: when another is in use by now, that one is true already. This is the one that is called when it is known.</summary>
    ValueTask<bool> TryRenewTokenAsync(Secret refused, CancellationToken cancellationToken = default) => TryRenewTokenAsync(cancellationToken);
}
