using System.Buffers;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.MetaTrader.Streams.Frames;
using Microsoft.Extensions.Logging;

namespace Broker.MetaTrader.Streams;

/// <summary>
/// Keeps one stream running: subscribe, open, catch up after a reconnect, receive; after a failure again, with longer and longer waits. Runs beside the consumer,
/// so that a slow consumer does not look like a slow host.
/// </summary>
internal sealed class StreamPump<T>(StreamPlan<T> plan, StreamSettings settings, IStreamConnector connector, TimeProvider time, ILogger logger)
    where T : class
{
    private const int FirstBuffer = 16 * 1024;

    private readonly FrameReader<T> reader = plan.NewReader();
    private bool wasConnected;
    private bool wasHeard;
    private long openedAt;

    internal StreamOutbox<T> Outbox { get; } = new(settings, time);

    /// <summary>Runs until cancelled or until a failure ends the stream. Never throws: how it ended goes through the outbox.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RepeatAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            Outbox.Complete(null);
        }
        catch (BrokerApiException exception)
        {
            Outbox.Complete(exception);
        }
        catch (Exception exception)
        {
            Outbox.Complete(StreamFailures.Unexpected(plan.Operation, exception).ToException());
        }
    }

    private async Task RepeatAsync(CancellationToken cancellationToken)
    {
        int failures = 0;
        while (true)
        {
            wasHeard = false;
            openedAt = 0;
            ApiError error = plan.Refusal ?? await RunOnceAsync(cancellationToken).ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            failures = wasHeard || (openedAt != 0 && time.GetElapsedTime(openedAt) > settings.MaxReconnectDelay) ? 1 : failures + 1;
            if (IsFinal(error) || failures >= settings.MaxConsecutiveFailures)
            {
                StreamLog.Ended(logger, plan.Operation.Name, failures, error.Kind, error.Status, error.PrintableCode);
                throw error.ToException();
            }

            TimeSpan delay = settings.DelayAfter(failures, Random.Shared.NextDouble());
            delay = error.RetryAfter > delay ? error.RetryAfter.Value : delay;
            StreamLog.Reconnecting(logger, plan.Operation.Name, failures, error.Kind, error.Status, error.PrintableCode, delay.TotalMilliseconds);
            await TellAsync(new StreamMessage<T> { Kind = StreamMessageKind.Reconnecting, Count = failures, Reason = error.Kind, At = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(false);
        }
    }

    // A refusal stays one until someone acts, unless the caller knows that someone does.
    private bool IsFinal(ApiError error) =>
        !error.IsTransient && error.Kind is not ErrorKind.CircuitOpen &&
        !(settings.RetryRefusals && error.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.NotFound);

    private async Task<ApiError> RunOnceAsync(CancellationToken cancellationToken)
    {
        if (plan.Subscribe is { } subscribe && await subscribe(cancellationToken).ConfigureAwait(false) is { } refusal)
        {
            // Whether a subscription was taken is of no consequence: the next one is the same, and so is the exception a caller expects of a read.
            return refusal.Outcome == Outcome.Unknown ? refusal with { Outcome = Outcome.Refused } : refusal;
        }

        (IStreamSocket? socket, ApiError? unopened) = await OpenAsync(cancellationToken).ConfigureAwait(false);
        if (socket is null)
        {
            return unopened!;
        }

        await using (socket.ConfigureAwait(false))
        {
            openedAt = Math.Max(time.GetTimestamp(), 1);
            settings.Statistics.AddConnection();
            try
            {
                return await UseAsync(socket, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception) when (exception is not BrokerApiException)
            {
                // A cancelled stream ends its receive by giving the socket up, which can look like any fault.
                cancellationToken.ThrowIfCancellationRequested();
                return StreamFailures.Broken(plan.Operation, exception);
            }
        }
    }

    private async Task<(IStreamSocket? Socket, ApiError? Error)> OpenAsync(CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(settings.ConnectTimeout, time);
        using var linked = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            StreamOpening opening = await connector.OpenAsync(plan.Target, linked.Token).ConfigureAwait(false);
            return (opening.Socket, opening.Socket is null ? StreamFailures.Refused(plan.Operation, opening) : null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return (null, StreamFailures.ConnectTimeout(plan.Operation));
        }
    }

    private async Task<ApiError> UseAsync(IStreamSocket socket, CancellationToken cancellationToken)
    {
        CancellationTokenRegistration closing = cancellationToken.UnsafeRegister(static socket => ((IStreamSocket)socket!).BeginClose(), socket);
        await using (closing.ConfigureAwait(false))
        {
            if (!plan.Hello.IsEmpty)
            {
                await socket.SendAsync(plan.Hello, cancellationToken).ConfigureAwait(false);
            }

            StreamLog.Connected(logger, plan.Operation.Name);
            await TellAsync(new StreamMessage<T> { Kind = StreamMessageKind.Connected, At = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
            bool isReconnect = wasConnected;
            wasConnected = true;
            if (isReconnect && plan.CatchUp is { } catchUp)
            {
                ApiResult<IReadOnlyList<T>> missed = await catchUp(cancellationToken).ConfigureAwait(false);
                if (!missed.Succeeded)
                {
                    // A stream that looks whole and is not would be worse than one more try.
                    return missed.Error;
                }

                foreach (T item in missed.Value)
                {
                    await TellAsync(new StreamMessage<T> { Kind = StreamMessageKind.CaughtUp, Data = item, At = time.GetUtcNow() }, cancellationToken).ConfigureAwait(false);
                }
            }

            return await ReceiveAsync(socket, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ApiError> ReceiveAsync(IStreamSocket socket, CancellationToken cancellationToken)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        using var silence = new SilenceWatch(settings, time, TellSilence, socket.BeginClose);
        try
        {
            int used = 0;
            while (true)
            {
                StreamReceive part = await socket.ReceiveAsync(buffer.AsMemory(used)).ConfigureAwait(false);
                if (part.Closed)
                {
                    return silence.HasGivenUp ? StreamFailures.Silent(plan.Operation) : StreamFailures.Closed(plan.Operation);
                }

                used += part.Count;
                if (used > settings.MaxFrameBytes)
                {
                    settings.Statistics.AddOversize();
                    return StreamFailures.TooLarge(plan.Operation, settings.MaxFrameBytes);
                }

                if (!part.EndOfMessage)
                {
                    buffer = used == buffer.Length ? Grow(buffer) : buffer;
                    continue;
                }

                silence.Heard();
                wasHeard = true;
                if (Take(buffer.AsSpan(0, used), out T? data) is { } fatal)
                {
                    return fatal;
                }

                used = 0;
                if (data is not null)
                {
                    var message = new StreamMessage<T> { Data = data, At = time.GetUtcNow() };
                    if (!Outbox.TryWrite(message))
                    {
                        silence.Pause();
                        await Outbox.WriteAsync(message, cancellationToken).ConfigureAwait(false);
                        silence.Resume();
                    }
                }
            }
        }
        catch (Exception) when (silence.HasGivenUp && !cancellationToken.IsCancellationRequested)
        {
            return StreamFailures.Silent(plan.Operation);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static byte[] Grow(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent(buffer.Length * 2);
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    // Reads a frame or counts why not; returns the error that ends the connection.
    private ApiError? Take(ReadOnlySpan<byte> frame, out T? data)
    {
        StreamStatistics statistics = settings.Statistics;
        statistics.AddFrame(frame.Length);
        switch (reader.Read(frame, out data))
        {
            case FrameVerdict.Data:
                return null;
            case FrameVerdict.OtherType:
                statistics.AddOtherType();
                return null;
            case FrameVerdict.OtherSymbol:
                statistics.AddOtherSymbol();
                return null;
            case FrameVerdict.Error:
                statistics.AddError();
                return StreamFailures.FromFrame(plan.Operation, plan.Platform, frame);
            default:
                statistics.AddMalformed();
                return null;
        }
    }

    private void TellSilence()
    {
        StreamLog.Silent(logger, plan.Operation.Name, settings.SilenceAfter.TotalSeconds);

        // When there is no room, the consumer has enough to read and is not waiting for anything.
        Outbox.TryWrite(new StreamMessage<T> { Kind = StreamMessageKind.Silent, At = time.GetUtcNow() });
    }

    private ValueTask TellAsync(in StreamMessage<T> message, CancellationToken cancellationToken) =>
        Outbox.TryWrite(message) ? default : Outbox.WriteAsync(message, cancellationToken);
}
