using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Results;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>Runs probes and writes each down with time and duration.</summary>
internal sealed class ProbeLog(TimeProvider time)
{
    private readonly List<ProbeEvidence> evidence = [];

    internal IReadOnlyList<ProbeEvidence> Evidence => evidence;

    internal async ValueTask<ApiResult<T>> RunAsync<T>(string probe, Func<ValueTask<ApiResult<T>>> run, Func<T, string> words, bool isIntrusive = false)
    {
        DateTimeOffset at = time.GetUtcNow();
        long started = time.GetTimestamp();
        ApiResult<T> result = await run().ConfigureAwait(false);
        evidence.Add(new ProbeEvidence(probe, result.TryGet(out T? value, out ApiError? error) ? words(value) : Words(error), at, time.GetElapsedTime(started), isIntrusive));
        return result;
    }

    internal void Add(ProbeEvidence probe) => evidence.Add(probe);

    internal void LeftOut(string probe, string why, bool isIntrusive = false) =>
        evidence.Add(new ProbeEvidence(probe, why, time.GetUtcNow(), TimeSpan.Zero, isIntrusive) { WasMade = false });

    // Kind, listed code and status only: the provider's text can repeat what was sent.
    private static string Words(ApiError error) => error switch
    {
        { Code: not null } => $"failed: {error.Kind}, code {error.PrintableCode}",
        { Status: { } status } => $"failed: {error.Kind}, status {status.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
        _ => $"failed: {error.Kind}",
    };
}
