using System.Diagnostics;

namespace Broker.TestSupport;

/// <summary>Waits until another thread has reached a state; fails loudly when it never does.</summary>
/// <remarks>
/// Bounded by real time: on a busy machine any number of turns may pass before the pool gets to it. With a clock, the clock moves by a step before every try: what is
/// waited for may begin its own wait, or count its end from now, only after the clock was moved once.
/// </remarks>
public static class Eventually
{
    private const int QuickTries = 100;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(1);

    public static Task HoldsAsync(Func<bool> condition, string what, FakeTimeProvider? clock = null, TimeSpan step = default) =>
        HoldsAsync(() => Task.FromResult(condition()), what, clock, step);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what, FakeTimeProvider? clock = null, TimeSpan step = default)
    {
        long started = Stopwatch.GetTimestamp();
        for (int tries = 1; ; tries++)
        {
            clock?.Advance(step);
            if (await condition())
            {
                return;
            }

            if (Stopwatch.GetElapsedTime(started) > Limit)
            {
                throw new TimeoutException("Never happened: " + what);
            }

            // Quick at first; then it rests, so that the awaited work gets the processor and the clock does not run away.
            if (tries < QuickTries)
            {
                await Task.Yield();
            }
            else
            {
                await Task.Delay(Rest, TimeProvider.System);
            }
        }
    }
}
