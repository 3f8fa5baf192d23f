using Broker.Core.Identity;
using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Wire;

/// <summary>Every operation of the slice and whether it may be repeated. All are GET, the writing ones too (contracts/metatrader.md 4).</summary>
internal static class Operations
{
    /// <summary>No idempotency: two calls make two accounts.</summary>
    internal static readonly ApiOperation RegisterAccount = Get("RegisterAccount", RetrySafety.Once);

    internal static readonly ApiOperation GetAccounts = Get("GetAccounts", RetrySafety.Read);

    internal static readonly ApiOperation AccountSummary = Get("AccountSummary", RetrySafety.Read);

    internal static readonly ApiOperation AccountDetails = Get("AccountDetails", RetrySafety.Read);

    internal static readonly ApiOperation CheckConnect = Get("CheckConnect", RetrySafety.Read);

    /// <summary>The caller chooses the session's id, so a repeat makes the same session.</summary>
    internal static readonly ApiOperation ConnectEx = Get("ConnectEx", RetrySafety.Session);

    internal static readonly ApiOperation Ping = Get("Ping", RetrySafety.Read);

    /// <summary>A call about one account; one string for path and query.</summary>
    internal static ApiCall About(this ApiOperation operation, AccountId id) => id.IsEmpty
        ? throw new ArgumentException("The account id is empty.", nameof(id))
        : operation.Call(string.Concat(operation.Template, "?id=", Uri.EscapeDataString(id.Value)));

    private static ApiOperation Get(string name, RetrySafety safety) => new(name, HttpMethod.Get, "/" + name, safety);
}
