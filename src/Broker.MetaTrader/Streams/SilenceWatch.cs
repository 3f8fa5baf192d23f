namespace Broker.MetaTrader.Streams;

/// <summary>
/// Tells when nothing came for too long: first that it is silent, later that the connection is to be given up. It judges by the age of the last frame, since a
/// dead connection can look open for many minutes. One timer for many frames: a frame only notes the time.
/// </summary>
internal sealed class SilenceWatch : IDisposable
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly TimeProvider time;
    private readonly TimeSpan silentAfter;
    private readonly TimeSpan giveUpAfter;
    private readonly Action onSilent;
    private readonly Action onGiveUp;
    private readonly ITimer? timer;
    private long heardAt;
    private volatile bool isPaused;
    private bool isTold;

    internal SilenceWatch(StreamSettings settings, TimeProvider time, Action onSilent, Action onGiveUp)
    {
        this.time = time;
        silentAfter = Endless(settings.SilenceAfter);
        giveUpAfter = Endless(settings.ReconnectAfterSilence);
        this.onSilent = onSilent;
        this.onGiveUp = onGiveUp;
        heardAt = time.GetTimestamp();
        TimeSpan first = Min(silentAfter, giveUpAfter);
        if (first != TimeSpan.MaxValue)
        {
            timer = time.CreateTimer(static state => ((SilenceWatch)state!).Check(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            timer.Change(first, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>The connection was given up.</summary>
    internal bool HasGivenUp { get; private set; }

    internal void Heard() => Volatile.Write(ref heardAt, time.GetTimestamp());

    /// <summary>While the consumer makes the stream wait, the socket is not read and its silence means nothing.</summary>
    internal void Pause() => isPaused = true;

    internal void Resume()
    {
        Heard();
        isPaused = false;
    }

    public void Dispose() => timer?.Dispose();

    private static TimeSpan Endless(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : span;

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    private void Check()
    {
        if (isPaused)
        {
            Heard();
        }

        TimeSpan age = time.GetElapsedTime(Volatile.Read(ref heardAt));
        isTold &= age >= silentAfter;
        if (age >= giveUpAfter)
        {
            HasGivenUp = true;
            onGiveUp();
            return;
        }

        if (age >= silentAfter && !isTold)
        {
            isTold = true;
            onSilent();
        }

        TimeSpan next = Min(isTold ? TimeSpan.MaxValue : silentAfter, giveUpAfter);
        timer!.Change(next == TimeSpan.MaxValue ? silentAfter : Max(next - age, Tick), Timeout.InfiniteTimeSpan);
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
