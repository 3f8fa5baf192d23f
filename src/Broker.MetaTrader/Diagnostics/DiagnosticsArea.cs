using Broker.Core.Pipeline;
using Broker.Core.Results;
using Broker.MetaTrader.Wire;

namespace Broker.MetaTrader.Diagnostics;

/// <inheritdoc cref="IDiagnosticsArea"/>
internal sealed class DiagnosticsArea(MetaTraderApi api, TimeProvider time) : IDiagnosticsArea
{
    private static readonly ApiResponseReader<bool> Pong = PingReader.Read;

    public async Task<TimeSpan> PingAsync(CancellationToken cancellationToken = default) =>
        (await TryPingAsync(cancellationToken).ConfigureAwait(false)).Value;

    public async ValueTask<ApiResult<TimeSpan>> TryPingAsync(CancellationToken cancellationToken = default)
    {
        long started = time.GetTimestamp();
        ApiResult<bool> result = await api.TrySendAsync(Operations.Ping.Call(), Pong, cancellationToken).ConfigureAwait(false);
        return result.Select(_ => time.GetElapsedTime(started));
    }
}
