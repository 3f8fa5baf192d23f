using Broker.Core.Identity;

namespace Broker.Core.Boundaries.Accounts;

/// <summary>Tells a commercial delay, an operational one and an infrastructural one apart for one account.</summary>
public interface IConnectionDiagnosis
{
    /// <summary>Runs the probes in the documented order and stops as soon as the verdict is certain.</summary>
    ValueTask<DiagnosisReport> DiagnoseAsync(AccountId account, CancellationToken cancellationToken = default);
}
