using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Threading.Channels;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.MetaTrader.Sweeping;

/// <summary>
/// Reads many accounts, a bounded number at a time. Nothing is started while the caller works on an item, and only a window of the list is open at a time, so memory and
/// the text of a position do not grow with the list.
/// </summary>
internal static class Sweeper
{
    // How far the fast accounts may run ahead of a slow one.
    private const int WindowPerPlace = 8;

    internal static IAsyncEnumerable<SweepItem<T>> Sweep<T>(
        IReadOnlyList<AccountId> ids, SweepOptions? options, Func<AccountId, CancellationToken, ValueTask<ApiResult<T>>> read, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(ids);
        SweepOptions chosen = options ?? new SweepOptions();
        chosen.ThrowIfWrong();
        for (int i = 0; i < ids.Count; i++)
        {
            if (ids[i].IsEmpty)
            {
                throw new ArgumentException($"The account id at {i.ToString(System.Globalization.CultureInfo.InvariantCulture)} is empty.", nameof(ids));
            }
        }

        SweepPosition start = SweepPosition.Start(ids);
        if (chosen.ResumeFrom is { } from && !from.IsOf(start))
        {
            throw new ArgumentException("ResumeFrom belongs to another list of accounts. Resume with the same list in the same order, or start anew.", nameof(options));
        }

        return RunAsync(ids, chosen, chosen.ResumeFrom ?? start, read, cancellationToken);
    }

    private static async IAsyncEnumerable<SweepItem<T>> RunAsync<T>(
        IReadOnlyList<AccountId> ids,
        SweepOptions options,
        SweepPosition position,
        Func<AccountId, CancellationToken, ValueTask<ApiResult<T>>> read,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var ended = Channel.CreateUnbounded<Ended<T>>(new UnboundedChannelOptions { SingleReader = true });
        int window = options.Concurrency * WindowPerPlace;
        int next = position.Watermark;
        int running = 0;
        int failuresInRow = 0;
        try
        {
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                for (; running < options.Concurrency && next < ids.Count && next < position.Watermark + window; next++)
                {
                    if (!position.IsDone(next))
                    {
                        running++;
                        _ = ReadOneAsync(next, ids[next], read, ended.Writer, stop.Token);
                    }
                }

                if (running == 0)
                {
                    yield break;
                }

                Ended<T> one = await ended.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
                running--;
                one.Fault?.Throw();
                position = position.With(one.Index, hasFailed: !one.Result.Succeeded);
                failuresInRow = one.Result.Error is { } error && IsOfTheApi(error) ? failuresInRow + 1 : 0;
                bool isStopped = failuresInRow >= options.StopAfterApiFailures;
                yield return new SweepItem<T> { Index = one.Index, Id = ids[one.Index], Result = one.Result, Position = position, IsStopped = isStopped };
                if (isStopped)
                {
                    yield break;
                }
            }
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            for (; running > 0; running--)
            {
                // Reads that were under way are not reported as done; they end by the cancelled token.
                await ended.Reader.ReadAsync(CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private static async Task ReadOneAsync<T>(
        int index, AccountId id, Func<AccountId, CancellationToken, ValueTask<ApiResult<T>>> read, ChannelWriter<Ended<T>> ended, CancellationToken cancellationToken)
    {
        // What throws, cancellation included, ends the sweep.
        try
        {
            ApiResult<T> result = await read(id, cancellationToken).ConfigureAwait(false);
            ended.TryWrite(new Ended<T>(index, result, null));
        }
        catch (Exception exception)
        {
            ended.TryWrite(new Ended<T>(index, default, ExceptionDispatchInfo.Capture(exception)));
        }
    }

    // A failure behind a status of success, or one that names a code of its own, is about the account.
    private static bool IsOfTheApi(ApiError error) => error.Kind switch
    {
        ErrorKind.CircuitOpen or ErrorKind.Connection or ErrorKind.Transport or ErrorKind.Authentication or ErrorKind.Permission => true,
        ErrorKind.RateLimited => error.Status is null or 429,
        ErrorKind.Timeout or ErrorKind.Unavailable => error.Status is null or >= 500,
        _ => false,
    };

    private readonly record struct Ended<T>(int Index, ApiResult<T> Result, ExceptionDispatchInfo? Fault);
}
