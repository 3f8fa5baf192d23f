using System.Globalization;

namespace Broker.Testing.MetaTrader.Sessions;

/// <summary>The session host's tokens. An ended session is remembered, so that its token can bring it back.</summary>
internal sealed class SessionBook(MetaTraderWorld world)
{
    private readonly Dictionary<string, SimulatedAccount> _byToken = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<(string Server, string Login, MetaTraderPlatform Platform), SimulatedAccount> _byLogin = [];

    public IEnumerable<SimulatedAccount> Live => _byToken.Values.Where(IsLive);

    public SimulatedAccount? FindAny(string token) => _byToken.GetValueOrDefault(token);

    /// <summary>Opens the login's one session, under its old token unless the caller chose one.</summary>
    public SimulatedAccount Open(string server, string login, string password, bool investor, string? chosenToken)
    {
        var key = (server.ToUpperInvariant(), login, world.SessionPlatform);
        if (!_byLogin.TryGetValue(key, out var session))
        {
            session = world.NewAccount(chosenToken ?? Guid.NewGuid().ToString("D", CultureInfo.InvariantCulture), login, server, "", world.SessionPlatform, password);
            _byLogin[key] = session;
        }
        else
        {
            _byToken.Remove(session.Uuid);
            session.Uuid = chosenToken ?? session.Uuid;
            session.Password = password;
        }

        if (_byToken.Remove(session.Uuid, out var former) && former != session)
        {
            _byLogin.Remove((former.Server.ToUpperInvariant(), former.Login, former.Platform));
        }

        _byToken[session.Uuid] = session;
        session.IsInvestor = investor;
        session.Forgotten = false;
        Revive(session);
        return session;
    }

    public void Revive(SimulatedAccount session)
    {
        if (!IsLive(session))
        {
            session.SessionClosed.Clear();
            session.Subscriptions.Clear();
        }

        session.Ended = false;
        session.Connected = true;
        session.ConnectedAt = session.UsedAt = world.Now;
    }

    /// <summary>Whether the token still opens the session; an idle one ends here.</summary>
    public bool IsLive(SimulatedAccount session)
    {
        if (!session.Ended && world.SessionIdleLimit is { } limit && _byToken.ContainsKey(session.Uuid) && world.Now - session.UsedAt > limit)
        {
            session.Ended = true;
        }

        return !session.Ended;
    }

    public void Clear()
    {
        _byToken.Clear();
        _byLogin.Clear();
    }
}
