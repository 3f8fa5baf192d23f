using System.Collections.Concurrent;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.Orchestration.Tests.Support;

/// <summary>A host's pool of logins: the same reservation always gives the same login.</summary>
internal sealed class FakeCredentials : IAccountCredentials
{
    internal const string Password = "CANARY-password-6f1d";

    private readonly ConcurrentDictionary<LoginReservation, TradingLogin> reserved = new();

    internal long FirstLogin { get; set; } = 500000;

    internal TradingLogin? Always { get; set; }

    internal int FailReserve { get; set; }

    internal bool FailPassword { get; set; }

    internal Secret? Given { get; private set; }

    public ValueTask<TradingLogin> ReserveAsync(LoginReservation reservation, CancellationToken cancellationToken = default)
    {
        if (FailReserve > 0)
        {
            FailReserve--;
            throw new InvalidOperationException("CANARY-exception-text");
        }

        return new(Always ?? reserved.GetOrAdd(reservation, _ => new TradingLogin(FirstLogin++, "Acme-Live")));
    }

    public ValueTask<Secret> GetPasswordAsync(TradingLogin login, CancellationToken cancellationToken = default) =>
        FailPassword ? throw new InvalidOperationException(Password) : new(Given = Secret.From(Password));
}
