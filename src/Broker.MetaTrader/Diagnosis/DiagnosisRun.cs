using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;
using Broker.MetaTrader.Connection;
using Broker.MetaTrader.Errors;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>The probes of one diagnosis, in their order. Each step returns a finding that ends the run, or null to go on.</summary>
internal sealed partial class DiagnosisRun(
    IMetaTraderClient client, DiagnosisOptions options, IMarketCalendar calendar, IntrusiveProbeLimiter limiter, TimeProvider time, DiagnosisRequest request)
{
    private readonly ProbeLog log = new(time);
    private readonly LatencyFindings latencies = new();
    private readonly TradingPlatform platform = client.Platform;
    private readonly HostAndPort? control = request.ControlHost ?? options.ControlHost;
    private IReadOnlyList<string> suggestions = [];
    private ConnectionStatus? status;

    internal async ValueTask<DiagnosisReport> RunAsync(CancellationToken cancellationToken)
    {
        Finding finding = await FindAsync(cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = time.GetUtcNow();
        if (log.Evidence.FirstOrDefault(probe => probe.WasMade && probe.AgeAt(now) > options.MaxEvidenceAge) is { } old)
        {
            finding = new Finding(DelayCause.EvidenceTooOld, IsCertain: false, $"{old.Probe} is {SignalFindings.Span(old.AgeAt(now))} old. It looked like {finding.Cause}.");
        }

        return Reports.Of([finding], now, log.Evidence, latencies.All, suggestions);
    }

    private async ValueTask<Finding> FindAsync(CancellationToken cancellationToken)
    {
        if (await PingAsync(cancellationToken).ConfigureAwait(false) is { } down)
        {
            return down;
        }

        if (request.Signals.Registration == RegistrationSignal.Refused &&
            MetaTraderErrorCodes.Find(request.Signals.RegistrationCode, platform)?.Class == MetaTraderErrorClass.ServerUnknown)
        {
            return await FindServerAsync(cancellationToken).ConfigureAwait(false);
        }

        if (request.Account is { } known && await ReadStatusAsync(known, cancellationToken).ConfigureAwait(false) is { } told)
        {
            return told;
        }

        if (request.AccessPoints.Count > 0 && await ProbeHostsAsync([.. request.AccessPoints.Take(options.MaxAccessPoints)], cancellationToken).ConfigureAwait(false) is { } unreachable)
        {
            return unreachable;
        }

        return request.Account is { } account ? await ProbeAccountAsync(account, cancellationToken).ConfigureAwait(false) : WithoutAccount();
    }

    private async ValueTask<Finding?> PingAsync(CancellationToken cancellationToken)
    {
        ApiResult<TimeSpan> first = await OnceAsync().ConfigureAwait(false);
        if (!first.TryGet(out TimeSpan took, out ApiError? error))
        {
            return AnswerFindings.OfPing(error, platform);
        }

        List<TimeSpan> samples = [took];
        while (took > options.SlowApi && samples.Count < options.LatencySamples && (await OnceAsync().ConfigureAwait(false)).TryGet(out TimeSpan again, out _))
        {
            samples.Add(again);
        }

        latencies.Api = LatencyFindings.Segment("API", samples, options.SlowApi);
        return null;

        ValueTask<ApiResult<TimeSpan>> OnceAsync() => log.RunAsync("Ping", () => client.Diagnostics.TryPingAsync(cancellationToken), Milliseconds);
    }

    private Finding WithoutAccount() => request.Signals.Registration switch
    {
        RegistrationSignal.Refused => new(DelayCause.RegistrationRefused, IsCertain: false, MetaTraderErrorCodes.Find(request.Signals.RegistrationCode, platform) is { } code ? $"Code {code.Name}." : "The code is not known."),
        RegistrationSignal.Requested => new(DelayCause.RegistrationUnderWay),
        _ when request.AccessPoints.Count > 0 => latencies.Find() ?? new(DelayCause.ServerReachable),
        _ => new(DelayCause.InsufficientEvidence, IsCertain: false, "The trading API answers; neither an account nor an access point was given."),
    };

    private static string Milliseconds(TimeSpan took) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"answered in {took.TotalMilliseconds:0} ms");
}
