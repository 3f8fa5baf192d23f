using System.Collections.Concurrent;
using System.Threading.Channels;

namespace Broker.MetaTrader.Streams;

/// <summary>Messages on their way to the consumer: bounded, and full in the way <see cref="StreamBackPressure"/> says.</summary>
internal sealed class StreamOutbox<T>
    where T : class
{
    private readonly Channel<StreamMessage<T>> channel;
    private readonly ConcurrentQueue<StreamMessage<T>> kept = new();
    private readonly StreamSettings settings;
    private readonly TimeProvider time;
    private int dropped;
    private int keptCount;

    internal StreamOutbox(StreamSettings settings, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        var options = new BoundedChannelOptions(settings.Capacity)
        {
            SingleReader = true,
            FullMode = settings.BackPressure == StreamBackPressure.Wait ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest,
        };
        channel = settings.BackPressure == StreamBackPressure.Wait
            ? Channel.CreateBounded<StreamMessage<T>>(options)
            : Channel.CreateBounded<StreamMessage<T>>(options, OnDropped);
    }

    /// <summary>False when there is no room: then wait with <see cref="WriteAsync"/>.</summary>
    internal bool TryWrite(in StreamMessage<T> message) => channel.Writer.TryWrite(message);

    internal ValueTask WriteAsync(in StreamMessage<T> message, CancellationToken cancellationToken) => channel.Writer.WriteAsync(message, cancellationToken);

    /// <summary>No more messages; the consumer gets the exception after those that are waiting.</summary>
    internal void Complete(Exception? exception) => channel.Writer.TryComplete(exception);

    /// <summary>False when there will be no more.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>What comes next. What was dropped is told before the message that follows the gap.</summary>
    internal bool TryRead(out StreamMessage<T> message)
    {
        if (Volatile.Read(ref keptCount) > 0 && kept.TryDequeue(out message))
        {
            Interlocked.Decrement(ref keptCount);
            return true;
        }

        int gap = Volatile.Read(ref dropped) == 0 ? 0 : Interlocked.Exchange(ref dropped, 0);
        if (gap > 0)
        {
            message = new StreamMessage<T> { Kind = StreamMessageKind.Dropped, Count = gap, At = time.GetUtcNow() };
            return true;
        }

        return channel.Reader.TryRead(out message);
    }

    // Only pushed data is dropped. What happened to the connection, and what was read to catch up, is rare and kept beside.
    private void OnDropped(StreamMessage<T> message)
    {
        if (message.Kind != StreamMessageKind.Data && Volatile.Read(ref keptCount) < settings.Capacity)
        {
            kept.Enqueue(message);
            Interlocked.Increment(ref keptCount);
            return;
        }

        settings.Statistics.AddDropped();
        Interlocked.Increment(ref dropped);
    }
}
