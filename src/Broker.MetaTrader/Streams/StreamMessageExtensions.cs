using System.Runtime.CompilerServices;

namespace Broker.MetaTrader.Streams;

/// <summary>Reads streams of messages.</summary>
public static class StreamMessageExtensions
{
    /// <summary>
    /// Only the data, pushed or read after a reconnect. Gaps, silence and dropped messages are then invisible: for code that acts on prices or orders read the
    /// messages themselves.
    /// </summary>
    public static IAsyncEnumerable<T> DataOnlyAsync<T>(this IAsyncEnumerable<StreamMessage<T>> messages, CancellationToken cancellationToken = default)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(messages);
        return Run(messages, cancellationToken);

        static async IAsyncEnumerable<T> Run(IAsyncEnumerable<StreamMessage<T>> messages, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await foreach (StreamMessage<T> message in messages.WithCancellation(cancellationToken).ConfigureAwait(false))
            {
                if (message.Data is { } data)
                {
                    yield return data;
                }
            }
        }
    }
}
