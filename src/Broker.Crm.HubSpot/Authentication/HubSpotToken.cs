using Broker.Core.Secrets;

namespace Broker.Crm.HubSpot.Authentication;

/// <summary>A token without an end: a service key, a static-auth app or an old private app. <see cref="Replace"/> rotates it without a restart.</summary>
public sealed class HubSpotToken : IHubSpotTokenSource
{
    private volatile Secret current;

    /// <summary>Holds a token.</summary>
    /// <exception cref="ArgumentException">The token holds characters that cannot travel in a header.</exception>
    public HubSpotToken(Secret token) => current = Check(token);

    /// <summary>Takes a new token for every attempt from now on. The old one is not disposed: attempts under way may still use it.</summary>
    /// <exception cref="ArgumentException">The token holds characters that cannot travel in a header.</exception>
    public void Replace(Secret token) => current = Check(token);

    /// <inheritdoc/>
    public ValueTask<Secret> GetTokenAsync(CancellationToken cancellationToken = default) => new(current);

    /// <inheritdoc/>
    /// <remarks>True when the token was replaced since the refused call was sent: the call then goes again with the new one.</remarks>
    public ValueTask<bool> TryRenewTokenAsync(Secret refused, CancellationToken cancellationToken = default) => new(!current.Equals(refused));

    private static Secret Check(Secret token)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (token.RevealUtf8().ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            throw new ArgumentException("The HubSpot token holds a space, a line break or a character that is not ASCII; check how it was copied.", nameof(token));
        }

        return token;
    }
}
