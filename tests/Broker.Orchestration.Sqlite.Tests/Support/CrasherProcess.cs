using System.Diagnostics;
using System.Globalization;

namespace Broker.Orchestration.Sqlite.Tests.Support;

/// <summary>The helper program as a child process.</summary>
internal sealed class CrasherProcess : IDisposable
{
    private readonly Process process;

    private CrasherProcess(Process process) => this.process = process;

    internal int Id => process.Id;

    internal static CrasherProcess Start(string file, int writers)
    {
        // The helper is built beside the tests, in a folder of the same shape.
        string own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string dll = Path.Combine(
            own.Replace("Broker.Orchestration.Sqlite.Tests", "Broker.Orchestration.Sqlite.Crasher", StringComparison.Ordinal), "Broker.Orchestration.Sqlite.Crasher.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { dll, file, writers.ToString(CultureInfo.InvariantCulture) },
        };
        return new CrasherProcess(Process.Start(start)!);
    }

    /// <summary>The next complete line; null at the end. What was printed before a kill can still be read after it.</summary>
    internal Task<string?> ReadLineAsync() => process.StandardOutput.ReadLineAsync();

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    internal void Kill() => process.Kill();

    internal Task WaitForExitAsync() => process.WaitForExitAsync();

    internal async Task SignalAsync(string signal)
    {
        using Process kill = Process.Start("kill", [signal, Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
