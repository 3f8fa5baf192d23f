using System.Text;
using System.Threading.Channels;
using Broker.MetaTrader.Streams;

namespace Broker.MetaTrader.Tests.Streams;

/// <summary>A socket whose frames a test pushes.</summary>
internal sealed class ScriptedSocket : IStreamSocket
{
    private readonly Channel<object> script = Channel.CreateUnbounded<object>();
    private ReadOnlyMemory<byte> rest;
    private int reads;

    public List<string> Sent { get; } = [];

    public bool IsClosed { get; private set; }

    public bool IsDisposed { get; private set; }

    /// <summary>Frames handed out completely.</summary>
    public int Taken { get; private set; }

    /// <summary>How often it was read from: with small frames one more than were dealt with, since the next is asked for when one is done.</summary>
    public int Reads => Volatile.Read(ref reads);

    public ScriptedSocket Push(string frame)
    {
        script.Writer.TryWrite(Encoding.UTF8.GetBytes(frame));
        return this;
    }

    public ScriptedSocket Quote(string symbol, string bid = "1.0842", string ask = "1.0843") =>
        Push($$$"""{"type":"Quote","data":{"symbol":"{{{symbol}}}","bid":{{{bid}}},"ask":{{{ask}}},"time":"2026-11-02T09:00:00"}}""");

    /// <summary>The peer closes.</summary>
    public ScriptedSocket Close()
    {
        script.Writer.TryWrite("close");
        return this;
    }

    public ScriptedSocket Fail(Exception fault)
    {
        script.Writer.TryWrite(fault);
        return this;
    }

    public async ValueTask<StreamReceive> ReceiveAsync(Memory<byte> buffer)
    {
        Interlocked.Increment(ref reads);
        if (rest.IsEmpty)
        {
            object step = await script.Reader.ReadAsync();
            switch (step)
            {
                case byte[] frame:
                    rest = frame;
                    break;
                case Exception fault:
                    throw fault;
                default:
                    return new StreamReceive(0, true, true);
            }
        }

        int count = Math.Min(buffer.Length, rest.Length);
        rest[..count].CopyTo(buffer);
        rest = rest[count..];
        Taken += rest.IsEmpty ? 1 : 0;
        return new StreamReceive(count, rest.IsEmpty, false);
    }

    public ValueTask SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        Sent.Add(Encoding.UTF8.GetString(message.Span));
        return default;
    }

    public void BeginClose()
    {
        IsClosed = true;
        script.Writer.TryComplete(new IOException("given up"));
    }

    public ValueTask DisposeAsync()
    {
        BeginClose();
        IsDisposed = true;
        return default;
    }
}
