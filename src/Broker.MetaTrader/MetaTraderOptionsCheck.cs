using System.Globalization;
using Broker.Core.Configuration;
using Broker.Core.Identity;

namespace Broker.MetaTrader;

/// <summary>Checks <see cref="MetaTraderClientOptions"/>: each option, then the relations between them.</summary>
internal static class MetaTraderOptionsCheck
{
    private const int ShortestSessionIdKey = 16;

    internal static OptionsCheck Check(MetaTraderClientOptions o, string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .Required(nameof(o.Credential), o.Credential, "MetaTraderCredential.SingleAccount(apiKey), .Pro(user, password) or .None")
            .Client(o)
            .That(Enum.IsDefined(o.Platform), nameof(o.Platform), Show((int)o.Platform), $"{nameof(TradingPlatform.MetaTrader5)} or {nameof(TradingPlatform.MetaTrader4)}")
            .That(o.Dialect is not { } dialect || Enum.IsDefined(dialect), nameof(o.Dialect), Show((int)o.Dialect.GetValueOrDefault()), $"{nameof(MetaTraderDialect.Gateway)}, {nameof(MetaTraderDialect.SessionHost)} or null")
            .Range(nameof(o.RegisterTimeout), o.RegisterTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(nameof(o.TradeTimeout), o.TradeTimeout, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(nameof(o.TradeSettleTime), o.TradeSettleTime, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1))
            .Range(nameof(o.MaxUploadBytes), o.MaxUploadBytes, 1024, 64 * 1024 * 1024)
            .Range(nameof(o.MaxQueuedCallsPerAccount), o.MaxQueuedCallsPerAccount, 1, 10_000)
            .That(
                o.SessionIdKey is null || o.SessionIdKey.RevealUtf8().Length >= ShortestSessionIdKey,
                nameof(o.SessionIdKey), "a secret of fewer bytes", $"null, or a secret of at least {Show(ShortestSessionIdKey)} random bytes");
        if (o.Resilience is { } resilience)
        {
            check.That(
                o.RegisterTimeout <= resilience.TotalTimeout,
                nameof(o.RegisterTimeout), Show(o.RegisterTimeout), $"at most Resilience.TotalTimeout, which is {Show(resilience.TotalTimeout)}");
        }

        if (o.Credential is { } credential && o.BaseAddress is { IsAbsoluteUri: true } address)
        {
            bool shared = string.Equals(address.Host, MetaTraderClientOptions.SharedAddress.Host, StringComparison.OrdinalIgnoreCase);
            check.That(
                !shared || credential.Plan == MetaTraderPlan.SingleAccount,
                nameof(o.BaseAddress), $"the shared host {address.Host} together with {credential}", "the dedicated address the vendor gave you, or a session host");
            check.That(
                !shared || o.EffectiveDialect == MetaTraderDialect.Gateway,
                nameof(o.Dialect), $"SessionHost together with the shared host {address.Host}", "Gateway, or the address of a session host");
        }

        return check;
    }

    private static string Show(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Show(TimeSpan value) => value.ToString("c", CultureInfo.InvariantCulture);
}
