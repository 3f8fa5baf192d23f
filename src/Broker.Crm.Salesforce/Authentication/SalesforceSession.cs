using Broker.Core.Secrets;

namespace Broker.Crm.Salesforce.Authentication;

/// <summary>An access token and the address of the org it is good for. Both can change with a refresh, so neither is kept anywhere else.</summary>
public sealed class SalesforceSession
{
    /// <summary>Holds a session.</summary>
    /// <param name="accessToken">The token.</param>
    /// <param name="instanceUrl">The org's address, for example <c>https://acme.my.salesforce.com</c>. Paths start at its root.</param>
    /// <param name="organizationId">The org's id, as it stands in the <c>id</c> of a token answer; null when it is not known.</param>
    /// <exception cref="ArgumentException">The token cannot travel in a header, or the address is not absolute.</exception>
    public SalesforceSession(Secret accessToken, Uri instanceUrl, string? organizationId = null)
    {
        ArgumentNullException.ThrowIfNull(accessToken);
        ArgumentNullException.ThrowIfNull(instanceUrl);
        if (accessToken.RevealUtf8().ContainsAnyExceptInRange((byte)'!', (byte)'~'))
        {
            throw new ArgumentException("The Salesforce access token holds a space, a line break or a character that is not ASCII; check how it was copied.", nameof(accessToken));
        }

        if (!IsInstance(instanceUrl))
        {
            throw new ArgumentException("The instance URL must be an absolute https address (or http on a loopback address), without user and password.", nameof(instanceUrl));
        }

        AccessToken = accessToken;
        InstanceUrl = new Uri(instanceUrl.GetLeftPart(UriPartial.Authority));
        OrganizationId = organizationId;
    }

    /// <summary>The token.</summary>
    public Secret AccessToken { get; }

    /// <summary>The root of the org's address.</summary>
    public Uri InstanceUrl { get; }

    /// <summary>The org's id; null when it is not known.</summary>
    public string? OrganizationId { get; }

    /// <summary>The id of the user that the session belongs to, as it stands in the <c>id</c> of a token answer; null when it is not known. Default null.</summary>
    public string? UserId { get; init; }

    internal static bool IsInstance(Uri address) =>
        address.IsAbsoluteUri && address.UserInfo.Length == 0 && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback));

    /// <summary>Only the address.</summary>
    public override string ToString() => $"Salesforce session at {InstanceUrl.Host}";
}
