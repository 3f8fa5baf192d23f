using System.Diagnostics;
using System.Globalization;

namespace Broker.Simulation.Tests.Salesforce;

/// <summary>The loader as a child process.</summary>
internal sealed class LoaderProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly Process process;

    private LoaderProcess(Process process) => this.process = process;

    /// <summary>All lines so far.</summary>
    internal List<string> Lines { get; } = [];

    internal static LoaderProcess Start(string mode, Uri address, string folder, int stopBehind = 0)
    {
        // The helper is built beside the tests, in a folder of the same shape.
        string own = AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar);
        string dll = Path.Combine(own.Replace("Broker.Simulation.Tests", "Broker.Crm.Salesforce.Loader", StringComparison.Ordinal), "Broker.Crm.Salesforce.Loader.dll");
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
            ArgumentList = { dll, mode, address.AbsoluteUri, folder, stopBehind.ToString(CultureInfo.InvariantCulture) },
        };
        return new LoaderProcess(Process.Start(start)!);
    }

    /// <summary>Reads up to a line that begins so.</summary>
    internal async Task<string> UntilAsync(string begin)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
        {
            Lines.Add(line);
            if (line.StartsWith(begin, StringComparison.Ordinal))
            {
                return line;
            }
        }

        throw new InvalidOperationException($"The loader ended without '{begin}'; its last lines: {string.Join(" | ", Lines.TakeLast(5))}");
    }

    /// <summary>Ends it as <c>kill -9</c> does.</summary>
    internal async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    internal async Task ExitAsync()
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Lines.Add(line);
        }

        await process.WaitForExitAsync();
        Assert.Equal(0, process.ExitCode);
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
