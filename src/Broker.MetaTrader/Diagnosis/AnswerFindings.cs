using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>What a failed call says about the cause.</summary>
internal static class AnswerFindings
{
    /// <summary>What is true whatever was asked: our key, our pace, an API that is not there. Null when the failure is about something else.</summary>
    internal static Finding? OfAnyCall(ApiError error, TradingPlatform platform) => error.Kind switch
    {
        ErrorKind.Authentication or ErrorKind.Permission when error.Status is 401 or 403 => new(DelayCause.OurCredentialsRefused, Detail: $"{error.Operation} was answered with status {error.Status}."),
        ErrorKind.RateLimited when ClassOf(error, platform) == MetaTraderErrorClass.LoginThrottled => new(DelayCause.LoginThrottled, Detail: $"Code {error.PrintableCode}."),
        ErrorKind.RateLimited => new(DelayCause.RateLimited, Detail: error.RetryAfter is { } wait ? $"Wait {SignalFindings.Span(wait)}." : null),
        ErrorKind.CircuitOpen => new(DelayCause.ApiServiceDown, IsCertain: false, "After many failures nothing is sent for a moment: the circuit breaker is open."),
        _ => null,
    };

    /// <summary>What a failed Ping says. Null when something answered that has no Ping, which is an answer.</summary>
    internal static Finding? OfPing(ApiError error, TradingPlatform platform) => OfAnyCall(error, platform) ?? error switch
    {
        { Kind: ErrorKind.NotFound, Status: 404 } => null,
        { Kind: ErrorKind.Protocol } => new(DelayCause.ApiServiceDown, IsCertain: false, "Something else answers in its place: check the address and the proxies before it."),
        { Kind: ErrorKind.Connection } => new(DelayCause.ApiServiceDown, Detail: "No connection can be made from here: the vendor's side, or our own way out."),
        _ => new(DelayCause.ApiServiceDown),
    };

    /// <summary>What a failed call about an account says.</summary>
    internal static Finding OfAccount(ApiError error, TradingPlatform platform, bool marketIsOpen)
    {
        if (OfAnyCall(error, platform) is { } always)
        {
            return always;
        }

        MetaTraderErrorCode? code = MetaTraderErrorCodes.Find(error.Code, platform);
        string told = $"{error.Operation}: code {error.PrintableCode}.";
        return code switch
        {
            { Name: "TRADE_DISABLED" or "AUTOTRADE_DISABLE_SERVER" } => new(DelayCause.AccountDisabled, Detail: told),
            { Name: "INVESTOR_MODE" } => new(DelayCause.ReadOnlyLogin, Detail: told),
            { Name: MetaTraderErrorCodes.MarketClosed } => new(DelayCause.MarketClosed, IsCertain: !marketIsOpen, told),
            { Class: MetaTraderErrorClass.CredentialsRefused } => OfRefusedLogin(code),
            { Class: MetaTraderErrorClass.ServerUnknown } => new(DelayCause.ServerNameUnknown, Detail: told),
            { Class: MetaTraderErrorClass.SessionLost } => new(DelayCause.AccountUnknown, Detail: told),
            { Class: MetaTraderErrorClass.LimitReached } => new(DelayCause.SessionLimitReached, Detail: told),
            // Seen in live runs: a check while the market is closed is answered so (contracts/metatrader.md 3.3).
            { Class: MetaTraderErrorClass.Busy } when !marketIsOpen => new(DelayCause.MarketClosed, IsCertain: false, told),
            { Class: MetaTraderErrorClass.Busy or MetaTraderErrorClass.ConnectionLost or MetaTraderErrorClass.TimedOut } => new(DelayCause.SessionLost, Detail: told),
            null when error.Kind == ErrorKind.NotFound => new(DelayCause.AccountUnknown, Detail: $"{error.Operation} was answered with status 404."),
            _ when error.Status is >= 500 || error.Kind is ErrorKind.Connection or ErrorKind.Transport or ErrorKind.Timeout =>
                new(DelayCause.ApiServiceDown, IsCertain: false, $"It answered Ping, and then failed at {error.Operation}: {error.Kind}."),
            _ => new(DelayCause.InsufficientEvidence, IsCertain: false, $"{error.Operation} failed: {error.Kind}, code {error.PrintableCode}."),
        };
    }

    internal static Finding OfRefusedLogin(MetaTraderErrorCode code) => code.Name == MetaTraderErrorCodes.AccountDisabled
        ? new(DelayCause.AccountDisabled, Detail: $"Code {code.Name}.")
        : new(DelayCause.CredentialsRefused, Detail: $"Code {code.Name}.");

    private static MetaTraderErrorClass? ClassOf(ApiError error, TradingPlatform platform) => MetaTraderErrorCodes.Find(error.Code, platform)?.Class;
}
