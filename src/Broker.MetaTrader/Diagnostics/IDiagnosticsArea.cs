using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>Probes of the API itself; they touch no account. Thread-safe.</summary>
public interface IDiagnosticsArea
{
    /// <summary>Asks whether the API service answers.</summary>
    /// <returns>How long the answer took, repeats included.</returns>
    /// <exception cref="BrokerApiException">It does not answer, or something else answers in its place.</exception>
    Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default);

    /// <summary>As <see cref="PingAsync"/>, with a failure as a value instead of an exception.</summary>
    ValueTask<ApiResult<TimeSpan>> TryPingAsync(CancellationToken cancellationToken = default);
}
