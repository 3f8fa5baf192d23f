using System.Diagnostics;

namespace Broker.Bench.Http;

/// <summary>The stub in its own process, on a free loopback port.</summary>
/// <remarks>The stub ends when its standard input closes, so it goes away with this process however that ends.</remarks>
internal sealed class StubProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    private readonly Process process;

    private StubProcess(Process process, Uri address)
    {
        this.process = process;
        Address = address;
    }

    public Uri Address { get; }

    public static async Task<StubProcess> StartAsync(CancellationToken cancellationToken, params string[] arguments)
    {
        string program = Path.Combine(
            AppContext.BaseDirectory.Replace(
                Path.DirectorySeparatorChar + "Broker.Bench" + Path.DirectorySeparatorChar,
                Path.DirectorySeparatorChar + "Broker.Bench.Stub" + Path.DirectorySeparatorChar,
                StringComparison.Ordinal),
            "Broker.Bench.Stub.dll");
        ProcessStartInfo start = new("dotnet", [program, .. arguments]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true };
        Process started = Process.Start(start) ?? throw new InvalidOperationException("The stub did not start: " + program);
        try
        {
            string? line = await started.StandardOutput.ReadLineAsync(cancellationToken).AsTask().WaitAsync(StartLimit, cancellationToken);
            return line?.Split(' ') is ["listening", string address]
                ? new StubProcess(started, new Uri(address + "/"))
                : throw new InvalidOperationException("The stub did not say where it listens, but: " + line);
        }
        catch
        {
            started.Kill();
            started.Dispose();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        using CancellationTokenSource limit = new(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
