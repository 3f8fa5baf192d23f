using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Accounts;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Errors;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>
/// Finds out which dialect a host speaks, without changing anything: is there a list of accounts, and how does it answer for a session that cannot exist
/// (contracts/metatrader.md 1, 3).
/// </summary>
internal sealed class DialectProbe(MetaTraderApi api, MetaTraderDialect configured, TimeProvider time)
{
    private static readonly ApiResponseReader<int> Count = static (in ApiResponse response) => RegisteredAccountReader.Read(response).Count;
    private readonly List<ProbeEvidence> probes = [];

    internal async Task<DialectFinding> RunAsync(CancellationToken cancellationToken)
    {
        ApiError? ping = await ProbeAsync("Ping", Operations.Ping.Call(), PingReader.Read, "OK", cancellationToken).ConfigureAwait(false);
        if (ping is { Kind: not (ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.NotFound) })
        {
            return Finding(null, "The host does not answer Ping, so nothing more was asked. Check BaseAddress and the network, then ask again.");
        }

        ApiError? list = await ProbeAsync("GetAccounts", Operations.GetAccounts.Call(), Count, "a list of accounts", cancellationToken).ConfigureAwait(false);
        if (list is null)
        {
            return Finding(MetaTraderDialect.Gateway, "The host lists accounts, which only a gateway does.");
        }

        // An id nobody has: random, so that it can meet no session.
        var nobody = new AccountId(Guid.NewGuid().ToString("D"));
        ApiError? status = await ProbeAsync("ConnectionStatus", ConnectionOperations.Status.About(nobody), ConnectionArea.Status, "a status", cancellationToken).ConfigureAwait(false);
        bool hasNoList = list is { Kind: ErrorKind.NotFound, Status: 404 };
        bool knowsSessions = status is { Code: MetaTraderErrorCodes.InvalidToken };
        return hasNoList && knowsSessions ? Finding(MetaTraderDialect.SessionHost, "The host has no list of accounts and asks for sessions, as a session host does.")
            : IsRefusedCredential(list) && IsRefusedCredential(status) ? Finding(null, "The host refuses this credential everywhere, so what it offers cannot be seen. Check the credential first.")
            : IsRefusedCredential(list) ? Finding(null, "The host may have a list of accounts, but refuses it to this credential. Check the credential, and that it belongs to this address.")
            : hasNoList ? Finding(null, "The host answers Ping, and has neither a list of accounts nor sessions. Does BaseAddress point at the API itself?")
            : Finding(null, "The answers fit neither dialect. See the probes; ask again when the host is well.");
    }

    private static bool IsRefusedCredential(ApiError? error) => error is { Kind: ErrorKind.Authentication or ErrorKind.Permission };

    private async ValueTask<ApiError?> ProbeAsync<T>(string name, ApiCall call, ApiResponseReader<T> reader, string success, CancellationToken cancellationToken)
    {
        DateTimeOffset at = time.GetUtcNow();
        long started = time.GetTimestamp();
        ApiResult<T> result = await api.TrySendAsync(call, reader, cancellationToken).ConfigureAwait(false);
        probes.Add(new ProbeEvidence(name, result.Error is { } error ? error.ToString() : success, at, time.GetElapsedTime(started), WasIntrusive: false));
        return result.Error;
    }

    private DialectFinding Finding(MetaTraderDialect? dialect, string sentence) => new(
        dialect,
        configured,
        dialect is { } found && found != configured ? $"{sentence} This client was made for {configured}: set Dialect to {found}, or use the address of a {configured} host." : sentence,
        probes);
}
