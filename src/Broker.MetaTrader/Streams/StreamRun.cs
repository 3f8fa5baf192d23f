using System.Runtime.CompilerServices;

namespace Broker.MetaTrader.Streams;

/// <summary>One enumeration of a stream.</summary>
internal static class StreamRun
{
    internal static async IAsyncEnumerable<StreamMessage<T>> RunAsync<T>(Func<StreamPump<T>> newPump, [EnumeratorCancellation] CancellationToken cancellationToken)
        where T : class
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        StreamPump<T> pump = newPump();
        StreamOutbox<T> outbox = pump.Outbox;
        Task running = Task.Run(() => pump.RunAsync(stop.Token), CancellationToken.None);
        try
        {
            bool isOpen = true;
            while (isOpen)
            {
                isOpen = await outbox.WaitAsync(cancellationToken).ConfigureAwait(false);
                while (outbox.TryRead(out StreamMessage<T> message))
                {
                    yield return message;
                    cancellationToken.ThrowIfCancellationRequested();
                }
            }

            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync().ConfigureAwait(false);
            await running.ConfigureAwait(false);
        }
    }
}
