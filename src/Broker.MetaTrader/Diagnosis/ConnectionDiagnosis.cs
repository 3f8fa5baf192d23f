using Broker.Core.Boundaries.Accounts;
using Broker.Core.Identity;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Tells delays apart over a MetaTrader client. Thread-safe; make one per client and keep it: it remembers when an account was last probed intrusively.</summary>
/// <remarks>
/// The order: what is known of the case, Ping, ConnectionStatus, PingHost, PingHostMany with a control host, Search, CheckConnect (intrusive), AccountSummary and
/// AccountDetails. It stops as soon as the verdict is certain. Commercial and operational causes that the case tells are found without any probe.
/// </remarks>
public sealed class ConnectionDiagnosis : IConnectionDiagnosis
{
    private readonly IMetaTraderClient client;
    private readonly DiagnosisOptions options;
    private readonly TimeProvider time;
    private readonly IMarketCalendar calendar;
    private readonly IntrusiveProbeLimiter limiter;

    /// <summary>Makes a diagnosis with default options.</summary>
    public ConnectionDiagnosis(IMetaTraderClient client, TimeProvider timeProvider)
        : this(client, new DiagnosisOptions(), timeProvider)
    {
    }

    /// <summary>Makes a diagnosis.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">An option is wrong; the message says which, what was given and what is allowed.</exception>
    public ConnectionDiagnosis(IMetaTraderClient client, DiagnosisOptions options, TimeProvider timeProvider)
    {
        this.client = client ?? throw new ArgumentNullException(nameof(client));
        this.options = options ?? throw new ArgumentNullException(nameof(options));
        time = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider));
        DiagnosisOptionsCheck.Check(options, DiagnosisOptionsCheck.OwnerOf(string.Empty)).ThrowIfAny(typeof(DiagnosisOptions));
        calendar = options.Calendar ?? WeeklyMarketCalendar.Forex;
        limiter = new IntrusiveProbeLimiter(options.IntrusivePause, options.MaxTrackedAccounts, time);
    }

    /// <inheritdoc/>
    public async ValueTask<DiagnosisReport> DiagnoseAsync(DiagnosisRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = time.GetUtcNow();
        List<Finding> told = SignalFindings.Of(request, options, client.Platform, now);
        if (told.Count > 0)
        {
            return request.Signals.ObservedAt is { } at && now - at > options.MaxSignalAge
                ? Reports.Of([new Finding(DelayCause.EvidenceTooOld, IsCertain: false, $"What was told of the case is {SignalFindings.Span(now - at)} old.")], now)
                : Reports.Of(told, now);
        }

        return await new DiagnosisRun(client, options, calendar, limiter, time, request).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<DiagnosisReport> DiagnoseAsync(AccountId account, CancellationToken cancellationToken = default) =>
        DiagnoseAsync(new DiagnosisRequest { Account = account }, cancellationToken);
}
