using System.Diagnostics;

namespace Broker.Core.Tests.Support;

/// <summary>Waits until another thread has reached a state, without sleeping; fails loudly when it never does.</summary>
internal static class Eventually
{
    public static async Task HoldsAsync(Func<bool> condition, string what)
    {
        long started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > TimeSpan.FromSeconds(20))
            {
                throw new TimeoutException("Never happened: " + what);
            }

            await Task.Yield();
        }
    }
}
