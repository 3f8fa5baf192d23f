using Broker.Core.Configuration;
using Microsoft.Extensions.Options;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Checks <see cref="DiagnosisOptions"/>.</summary>
internal sealed class DiagnosisOptionsCheck(string registered, string owner) : IValidateOptions<DiagnosisOptions>
{
    private const string Owner = "Broker.MetaTrader diagnosis";

    public ValidateOptionsResult Validate(string? name, DiagnosisOptions options) =>
        string.Equals(name ?? string.Empty, registered, StringComparison.Ordinal) ? Check(options, owner).ToResult() : ValidateOptionsResult.Skip;

    internal static string OwnerOf(string name) => name.Length == 0 ? Owner : $"{Owner} '{name}'";

    internal static OptionsCheck Check(DiagnosisOptions o, string owner)
    {
        TimeSpan second = TimeSpan.FromSeconds(1), minute = TimeSpan.FromMinutes(1), day = TimeSpan.FromDays(1);
        return new OptionsCheck(owner)
            .That(o.ControlHost is not { Host: null }, nameof(o.ControlHost), "empty", "null, or a host and its port")
            .Range(nameof(o.ReadyLimit), o.ReadyLimit, minute, 30 * day)
            .Range(nameof(o.MaxSignalAge), o.MaxSignalAge, second, 7 * day)
            .Range(nameof(o.MaxEvidenceAge), o.MaxEvidenceAge, 10 * second, 60 * minute)
            .Range(nameof(o.StaleQuoteAge), o.StaleQuoteAge, 5 * second, day)
            .Range(nameof(o.SlowApi), o.SlowApi, TimeSpan.FromMilliseconds(1), minute)
            .Range(nameof(o.SlowHost), o.SlowHost, TimeSpan.FromMilliseconds(1), minute)
            .Range(nameof(o.LatencySamples), o.LatencySamples, 1, 20)
            .Range(nameof(o.CrmOutboxLimit), o.CrmOutboxLimit, second, 7 * day)
            .Range(nameof(o.CrmCursorLimit), o.CrmCursorLimit, second, 7 * day)
            .Range(nameof(o.IntrusivePause), o.IntrusivePause, minute, day)
            .Range(nameof(o.MaxTrackedAccounts), o.MaxTrackedAccounts, 1, 1_000_000)
            .Range(nameof(o.MaxAccessPoints), o.MaxAccessPoints, 1, 128);
    }
}
