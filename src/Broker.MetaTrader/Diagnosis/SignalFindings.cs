using System.Globalization;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>What the case itself tells: causes that are certain without a single probe. Ordered by who can act first.</summary>
internal static class SignalFindings
{
    internal static List<Finding> Of(DiagnosisRequest request, DiagnosisOptions options, TradingPlatform platform, DateTimeOffset now)
    {
        CaseSignals told = request.Signals;
        Finding?[] all =
        [
            told.OwnRestriction is { } reason ? new(DelayCause.OwnRestriction, Detail: $"Reason: {reason}.") : null,
            told.ReviewOpenSince is { } since ? new(DelayCause.ReviewOpen, Detail: $"Open for {Span(now - since)}, to be decided by {told.ReviewApprover ?? "an approver who is not named"}.") : null,
            told.KycIsValid == false ? new(DelayCause.KycNotValid) : null,
            Money(told.Money),
            Registration(told, platform),
            Ready(request, options, now),
            Trade(told, platform),
            told.CrmOutboxAge > options.CrmOutboxLimit || told.CrmError is not null ? new(DelayCause.CrmProjectionLate, Detail: CrmDetail(told)) : null,
            told.HasCrmGap || told.CrmCursorAge > options.CrmCursorLimit
                ? new(DelayCause.CrmEventsMissing, Detail: told.HasCrmGap ? "The CRM announced a gap." : $"The events were read up to {Span(told.CrmCursorAge.GetValueOrDefault())} ago.")
                : null,
        ];
        return [.. all.OfType<Finding>()];
    }

    /// <summary>A span for people.</summary>
    internal static string Span(TimeSpan span) => span.Duration() switch
    {
        { TotalMinutes: < 2 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalSeconds:0} s"),
        { TotalHours: < 2 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalMinutes:0} min"),
        { TotalDays: < 2 } s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalHours:0} h"),
        var s => string.Create(CultureInfo.InvariantCulture, $"{s.TotalDays:0} days"),
    };

    private static Finding? Money(MoneySignal money) => money switch
    {
        MoneySignal.Pending => new(DelayCause.MoneyPending),
        MoneySignal.Mismatch => new(DelayCause.MoneyMismatch),
        MoneySignal.Disputed => new(DelayCause.MoneyDisputed),
        _ => null,
    };

    // A refusal that only probes can explain (network, unknown server) is left to them.
    private static Finding? Registration(CaseSignals told, TradingPlatform platform) => told.Registration switch
    {
        RegistrationSignal.Uncertain => new(DelayCause.RegistrationUncertain),
        RegistrationSignal.Refused when MetaTraderErrorCodes.Find(told.RegistrationCode, platform) is { } code => code.Class switch
        {
            MetaTraderErrorClass.CredentialsRefused => AnswerFindings.OfRefusedLogin(code),
            MetaTraderErrorClass.LoginThrottled => new(DelayCause.LoginThrottled, Detail: $"Code {code.Name}."),
            MetaTraderErrorClass.LimitReached => new(DelayCause.SessionLimitReached, Detail: $"Code {code.Name}."),
            _ => null,
        },
        _ => null,
    };

    private static Finding? Ready(DiagnosisRequest request, DiagnosisOptions options, DateTimeOffset now) =>
        request.Account is null && request.Signals is { ReadySince: { } since, Registration: RegistrationSignal.Unknown or RegistrationSignal.NotRequested } && now - since > options.ReadyLimit
            ? new(DelayCause.ReadyNotRequested, Detail: $"Ready for {Span(now - since)}.")
            : null;

    private static Finding? Trade(CaseSignals told, TradingPlatform platform)
    {
        MetaTraderErrorCode? code = MetaTraderErrorCodes.Find(told.LastTradeCode, platform);
        return told.HasUnknownTrade || code?.Class is MetaTraderErrorClass.TimedOut or MetaTraderErrorClass.ConnectionLost
                ? new(DelayCause.OrderOutcomeUnknown, Detail: code is null ? null : $"Code {code.Name}.")
            : code?.Class == MetaTraderErrorClass.MarketRefusal
                ? new(DelayCause.OrderRefused, Detail: $"Code {code.Name}: {TradeWords.Meaning(code.Name)}.", Actor: code.Name is "TRADE_DISABLED" or "AUTOTRADE_DISABLE_SERVER" ? DelayActor.DealingDesk : null)
            : code?.Class == MetaTraderErrorClass.Throttled ? new(DelayCause.RateLimited, Detail: $"Code {code.Name}.")
            : null;
    }

    private static string CrmDetail(CaseSignals told) => (told.CrmOutboxAge, told.CrmError) switch
    {
        ({ } age, { } error) => $"The oldest value waits for {Span(age)}; the last write failed: {error}.",
        ({ } age, null) => $"The oldest value waits for {Span(age)}.",
        (null, { } error) => $"The last write failed: {error}.",
        _ => string.Empty,
    };
}
