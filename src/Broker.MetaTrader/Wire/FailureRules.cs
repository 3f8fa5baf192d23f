using Broker.Core.Errors;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Wire;

/// <summary>What each class of codes means for repeating and for the effect, with advice in words. Source: contracts/metatrader.md 3.3, 4.4.</summary>
internal static class FailureRules
{
    private const string TradeServerAdvice = "The API has no connection to the trade server. Run Connection.CheckAsync, which reconnects, or wait.";

    internal static ApiFailure For(MetaTraderErrorClass group) => group switch
    {
        MetaTraderErrorClass.ApiFault => new() { Kind = ErrorKind.Unavailable, IsTransient = true },
        MetaTraderErrorClass.CredentialsRefused => Refusal(ErrorKind.Refused, "The trade server refused this login. Correct login, password, server or its rights before another try: repeated bad logins lock the account out."),
        MetaTraderErrorClass.ServerUnknown => Refusal(ErrorKind.Validation, "The trade server's name is not known. Check its spelling and that it belongs to this platform."),
        MetaTraderErrorClass.Throttled => new() { Kind = ErrorKind.RateLimited, IsTransient = true, NotApplied = true },
        MetaTraderErrorClass.LoginThrottled => new()
        {
            Kind = ErrorKind.RateLimited,
            IsTransient = true,
            NotApplied = true,
            ProviderSaysRetry = false,
            Advice = "Too many logins at the trade server. Find out why they failed, wait some minutes, then try once.",
        },
        MetaTraderErrorClass.ConnectionLost => new() { Kind = ErrorKind.Unavailable, IsTransient = true, Advice = TradeServerAdvice },
        MetaTraderErrorClass.TimedOut => new() { Kind = ErrorKind.Timeout, IsTransient = true },
        MetaTraderErrorClass.Busy => new() { Kind = ErrorKind.Unavailable, IsTransient = true },
        MetaTraderErrorClass.SessionLost => new() { Kind = ErrorKind.NotFound, Advice = "The API knows no account or session of this id: it was dropped, has expired or never existed. Connect or register it, then read again." },
        MetaTraderErrorClass.CallerError => Refusal(ErrorKind.Validation, null),
        MetaTraderErrorClass.NotFound => Refusal(ErrorKind.NotFound, null),
        MetaTraderErrorClass.AlreadyExists => Refusal(ErrorKind.Conflict, null),
        MetaTraderErrorClass.Duplicate => new() { Kind = ErrorKind.Conflict },
        MetaTraderErrorClass.MarketRefusal => Refusal(ErrorKind.Refused, null),
        MetaTraderErrorClass.LimitReached => Refusal(ErrorKind.Refused, "A limit of sessions or licences is reached. Disconnect sessions that are not used, or raise the limit with the vendor."),
        _ => new() { Kind = ErrorKind.Other },
    };

    internal static string? AdviceFor(int status) => status switch
    {
        401 or 403 => "Check the API key, or user and password of the Pro plan, and that they belong to this base address.",
        404 => "Either the account id is not known, or this host has no such operation: check Dialect and BaseAddress.",
        _ => null,
    };

    /// <summary>Two texts without a code that were seen to pass by themselves (contracts/metatrader.md 3.3).</summary>
    internal static bool IsPassingTrouble(string? text) => text is not null &&
        (text.Contains("Not connected", StringComparison.OrdinalIgnoreCase) || text.Contains("Object reference not set", StringComparison.OrdinalIgnoreCase));

    private static ApiFailure Refusal(ErrorKind kind, string? advice) => new() { Kind = kind, NotApplied = true, Advice = advice };
}
