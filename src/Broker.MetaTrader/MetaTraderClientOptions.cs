using Broker.Core.Configuration;
using Broker.Core.Identity;
using Broker.Core.Secrets;

namespace Broker.MetaTrader;

/// <summary>Options of <see cref="MetaTraderClient"/>. Read once when the client is made.</summary>
public sealed class MetaTraderClientOptions : ApiClientOptions
{
    /// <summary>The shared host of the Single Account plan (contracts/metatrader.md 1).</summary>
    public static Uri SharedAddress { get; } = new("https://api.metatraderapi.dev");

    /// <summary>Makes options with the shared host as address.</summary>
    public MetaTraderClientOptions() => BaseAddress = SharedAddress;

    /// <summary>How the API knows the caller. Required.</summary>
    public MetaTraderCredential? Credential { get; set; }

    /// <summary>The platform of the accounts. Default MetaTrader 5. It decides the numbers of error codes and the type that is registered.</summary>
    public TradingPlatform Platform { get; set; } = TradingPlatform.MetaTrader5;

    /// <summary>The dialect of the host. Default null: <see cref="MetaTraderDialect.Gateway"/> with an API key, else <see cref="MetaTraderDialect.SessionHost"/>.</summary>
    public MetaTraderDialect? Dialect { get; set; }

    /// <summary>
    /// The limit of one attempt to register or connect an account. Default 60 s; 1 s to <see cref="ResilienceOptions.TotalTimeout"/>. The trade server is
    /// logged in to meanwhile, which takes longer than a read.
    /// </summary>
    public TimeSpan RegisterTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>The largest file that is uploaded: lists of servers, certificates. Default 4 MiB; 1 KiB to 64 MiB. A larger one is refused before anything is sent.</summary>
    public int MaxUploadBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>
    /// The key from which ids of sessions are derived, so that connecting a login twice makes one session. At least 16 bytes. Default null. Needed only on
    /// session hosts without a credential: there a session's id is the only secret, and must not be computable from login and server.
    /// </summary>
    public Secret? SessionIdKey { get; set; }

    /// <summary>
    /// How many calls of one account may run and wait at a time; one runs, the others wait in their order, since calls side by side break the account's link.
    /// Default 64; 1 to 10,000. One more is refused at once, without being sent.
    /// </summary>
    public int MaxQueuedCallsPerAccount { get; set; } = 64;

    /// <summary>
    /// The limit of one attempt to trade, within <see cref="ResilienceOptions.TotalTimeout"/>. Default 60 s; 1 s to 1 h. Brokers can take tens of seconds to confirm, and a
    /// limit that ends earlier turns an executed order into one whose outcome is unknown.
    /// </summary>
    public TimeSpan TradeTimeout { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long after a trade of unknown outcome its absence from all listings begins to prove that it was not applied. Default 2 min; 1 s to 1 h. Counts from
    /// the moment the client gave up waiting for the answer.
    /// </summary>
    public TimeSpan TradeSettleTime { get; set; } = TimeSpan.FromMinutes(2);

    internal MetaTraderDialect EffectiveDialect =>
        Dialect ?? (Credential?.Plan == MetaTraderPlan.SingleAccount ? MetaTraderDialect.Gateway : MetaTraderDialect.SessionHost);
}
