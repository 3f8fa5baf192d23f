using System.Collections.Concurrent;
using Broker.MetaTrader.Streams;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>Opens scripted sockets in their order; when there is none left, it waits.</summary>
internal sealed class ScriptedConnector : IStreamConnector
{
    private readonly ConcurrentQueue<Func<StreamOpening>> steps = new();

    public ConcurrentQueue<string> Addresses { get; } = new();

    /// <summary>What had happened when a socket was asked for.</summary>
    public Action? OnOpen { get; set; }

    public ScriptedSocket Then()
    {
        var socket = new ScriptedSocket();
        steps.Enqueue(() => new StreamOpening(socket));
        return socket;
    }

    public ScriptedConnector Refuse(int? status, TimeSpan? retryAfter = null)
    {
        steps.Enqueue(() => new StreamOpening(null, status, retryAfter));
        return this;
    }

    public ScriptedConnector Throw(Exception fault)
    {
        steps.Enqueue(() => throw fault);
        return this;
    }

    public async ValueTask<StreamOpening> OpenAsync(StreamTarget target, CancellationToken cancellationToken)
    {
        OnOpen?.Invoke();
        Addresses.Enqueue(target.Address.OriginalString);
        if (steps.TryDequeue(out Func<StreamOpening>? step))
        {
            return step();
        }

        await Task.Delay(Timeout.Infinite, cancellationToken);
        throw new InvalidOperationException("unreachable");
    }
}
