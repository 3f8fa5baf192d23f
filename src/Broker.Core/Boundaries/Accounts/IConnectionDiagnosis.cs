using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>Tells a commercial delay, an operational one and an infrastructural one apart for one account or server. Implementations are thread-safe.</summary>
public interface IConnectionDiagnosis
{
    /// <summary>Runs the probes in the documented order and stops as soon as the verdict is certain.</summary>
    /// <remarks>Throws only for cancellation and misuse: what the other side does is part of the report.</remarks>
    ValueTask<DiagnosisReport> DiagnoseAsync(DiagnosisRequest request, CancellationToken cancellationToken = default);

    /// <summary>As the other form, for an account of which nothing else is known.</summary>
    ValueTask<DiagnosisReport> DiagnoseAsync(AccountId account, CancellationToken cancellationToken = default);
}
