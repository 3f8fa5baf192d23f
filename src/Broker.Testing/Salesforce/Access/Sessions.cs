using System.Security.Cryptography;

namespace Broker.Testing.Salesforce.Access;

/// <summary>The tokens the org issued.</summary>
internal sealed class Sessions(TimeProvider clock, SalesforceSettings settings, string organizationId)
{
    private readonly Dictionary<string, DateTimeOffset> _access = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _users = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RefreshFamily> _refresh = new(StringComparer.Ordinal);

    public string Issue(string? user = null)
    {
        var token = $"{organizationId[..15]}!AQ{RandomNumberGenerator.GetHexString(48)}";
        _access[token] = clock.GetUtcNow() + settings.AccessTokenLife;
        if (user is not null)
        {
            _users[token] = user;
        }

        return token;
    }

    /// <summary>The user a token belongs to; <see langword="null"/> is the org's first.</summary>
    public string? UserOf(string? token) => token is null ? null : _users.GetValueOrDefault(token);

    public string IssueRefreshToken()
    {
        var token = "5Aep" + RandomNumberGenerator.GetHexString(60);
        _refresh[token] = new RefreshFamily { Current = token };
        return token;
    }

    /// <summary>Whether a token is good; using it keeps it so.</summary>
    public bool Use(string? token)
    {
        if (!IsActive(token))
        {
            return false;
        }

        _access[token!] = clock.GetUtcNow() + settings.AccessTokenLife;
        return true;
    }

    public bool IsActive(string? token) => token is not null && ((_access.TryGetValue(token, out var until) && until > clock.GetUtcNow()) || (_refresh.TryGetValue(token, out var family) && family.Current == token));

    public void ExpireAll() => _access.Clear();

    /// <summary>A new access token for a refresh token, and the refresh token that replaces it; <see langword="null"/> when it is not good.</summary>
    public (string Access, string? Refresh)? Refresh(string token)
    {
        if (!_refresh.TryGetValue(token, out var family))
        {
            return null;
        }

        if (family.Current != token)
        {
            // A refresh token came a second time: one of the two callers is not its owner.
            Revoke(family.Current);
            return null;
        }

        var access = Issue();
        family.AccessTokens.Add(access);
        if (!settings.RotateRefreshTokens)
        {
            return (access, null);
        }

        var next = IssueRefreshToken();
        family.Current = next;
        _refresh[next] = family;
        return (access, next);
    }

    public bool Revoke(string token)
    {
        if (_access.Remove(token))
        {
            return true;
        }

        if (!_refresh.TryGetValue(token, out var family))
        {
            return false;
        }

        foreach (var known in _refresh.Where(p => p.Value == family).Select(p => p.Key).ToList())
        {
            _refresh.Remove(known);
        }

        family.AccessTokens.ForEach(a => _access.Remove(a));
        return true;
    }
}
