using System.Threading.Channels;

namespace Broker.MetaTrader.Streams;

/// <summary>Messages on their way to the consumer: bounded, and full in the way <see cref="StreamBackPressure"/> says.</summary>
internal sealed class StreamOutbox<T>
    where T : class
{
    private readonly Channel<StreamMessage<T>> channel;
    private readonly Queue<StreamMessage<T>> kept = new();

    // Where the oldest may be dropped, a message is in the channel or beside it and never between: otherwise a later one could overtake it. Null where none is dropped.
    private readonly Lock? gate;
    private readonly StreamSettings settings;
    private readonly TimeProvider time;
    private int dropped;

    internal StreamOutbox(StreamSettings settings, TimeProvider time)
    {
        this.settings = settings;
        this.time = time;
        var options = new BoundedChannelOptions(settings.Capacity)
        {
            SingleReader = true,
            FullMode = settings.BackPressure == StreamBackPressure.Wait ? BoundedChannelFullMode.Wait : BoundedChannelFullMode.DropOldest,
        };
        if (settings.BackPressure == StreamBackPressure.Wait)
        {
            channel = Channel.CreateBounded<StreamMessage<T>>(options);
            return;
        }

        gate = new Lock();
        channel = Channel.CreateBounded<StreamMessage<T>>(options, OnDropped);
    }

    /// <summary>False when there is no room: then wait with <see cref="WriteAsync"/>.</summary>
    internal bool TryWrite(in StreamMessage<T> message)
    {
        if (gate is null)
        {
            return channel.Writer.TryWrite(message);
        }

        lock (gate)
        {
            return channel.Writer.TryWrite(message);
        }
    }

    /// <summary>Waits for room. Where the oldest may be dropped there is always some, and <see cref="TryWrite"/> has taken it.</summary>
    internal ValueTask WriteAsync(in StreamMessage<T> message, CancellationToken cancellationToken) => channel.Writer.WriteAsync(message, cancellationToken);

    /// <summary>No more messages; the consumer gets the exception after those that are waiting.</summary>
    internal void Complete(Exception? exception) => channel.Writer.TryComplete(exception);

    /// <summary>False when there will be no more.</summary>
    internal ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => channel.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>What comes next. What was dropped is told before the message that follows the gap.</summary>
    internal bool TryRead(out StreamMessage<T> message)
    {
        if (gate is null)
        {
            return channel.Reader.TryRead(out message);
        }

        lock (gate)
        {
            if (kept.TryDequeue(out message))
            {
                return true;
            }

            if (dropped > 0)
            {
                message = new StreamMessage<T> { Kind = StreamMessageKind.Dropped, Count = dropped, At = time.GetUtcNow() };
                dropped = 0;
                return true;
            }

            return channel.Reader.TryRead(out message);
        }
    }

    // Called within TryWrite. Only pushed data is dropped. What happened to the connection, and what was read to catch up, is rare and kept beside.
    private void OnDropped(StreamMessage<T> message)
    {
        if (message.Kind != StreamMessageKind.Data && kept.Count < settings.Capacity)
        {
            kept.Enqueue(message);
            return;
        }

        settings.Statistics.AddDropped();
        dropped++;
    }
}
