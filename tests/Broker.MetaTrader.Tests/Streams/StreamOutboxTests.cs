using Broker.MetaTrader.Streams;
using Broker.TestSupport;

namespace Broker.MetaTrader.Tests.Streams;

public sealed class StreamOutboxTests
{
    private const int Written = 200_000;

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Nothing_overtakes_anything_and_nothing_is_uncounted_when_the_oldest_is_dropped(int capacity)
    {
        StreamStatistics statistics = new();
        StreamOutbox<string> outbox = new(
            StreamSettings.Of(new StreamOptions { Capacity = capacity, BackPressure = StreamBackPressure.DropOldest, Statistics = statistics }), new FakeTimeProvider());
        var writing = Task.Run(() =>
        {
            for (int i = 1; i <= Written; i++)
            {
                Assert.True(outbox.TryWrite(new StreamMessage<string> { Kind = i % 50 == 0 ? StreamMessageKind.Reconnecting : StreamMessageKind.Data, Count = i }));
            }

            outbox.Complete(null);
        });

        int last = 0;
        int read = 0;
        int dropped = 0;
        while (await outbox.WaitAsync(default))
        {
            while (outbox.TryRead(out StreamMessage<string> message))
            {
                if (message.Kind == StreamMessageKind.Dropped)
                {
                    dropped += message.Count;
                    continue;
                }

                Assert.True(message.Count > last, $"{message.Count} came after {last}.");
                last = message.Count;
                read++;
            }
        }

        await writing;
        Assert.Equal((Written, Written), (last, read + dropped));
        Assert.Equal(dropped, statistics.Dropped);
    }
}
