using Broker.MetaTrader.Streams;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>Takes messages one by one, and does not wait for ever.</summary>
internal sealed class StreamHand<T>(IAsyncEnumerable<StreamMessage<T>> stream, CancellationToken cancellationToken = default) : IAsyncDisposable
    where T : class
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);
    private readonly IAsyncEnumerator<StreamMessage<T>> messages = stream.GetAsyncEnumerator(cancellationToken);

    public async Task<StreamMessage<T>> NextAsync() =>
        await messages.MoveNextAsync().AsTask().WaitAsync(Limit) ? messages.Current : throw new InvalidOperationException("The stream ended.");

    public async Task<T> DataAsync() => (await NextAsync(StreamMessageKind.Data)).Data!;

    public async Task<StreamMessage<T>> NextAsync(StreamMessageKind expected)
    {
        StreamMessage<T> message = await NextAsync();
        Assert.Equal(expected, message.Kind);
        return message;
    }

    public async Task<StreamMessageKind[]> KindsAsync(int count)
    {
        var kinds = new StreamMessageKind[count];
        for (int i = 0; i < count; i++)
        {
            kinds[i] = (await NextAsync()).Kind;
        }

        return kinds;
    }

    public ValueTask DisposeAsync() => messages.DisposeAsync();
}
