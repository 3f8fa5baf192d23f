using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>The java process: started on a port of its own choice, stopped with the test run.</summary>
internal sealed partial class WireMockProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartTimeout = TimeSpan.FromMinutes(3);
    private readonly Process _process;
    private readonly string _rootFolder;
    private readonly Queue<string> _lastLines = new();
    private readonly TaskCompletionSource<int> _port = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool _started;

    private WireMockProcess(Process process, string rootFolder)
    {
        _process = process;
        _rootFolder = rootFolder;
    }

    public int Port { get; private set; }

    public static async Task<WireMockProcess> StartAsync(WireMockInstallation installation)
    {
        string rootFolder = Directory.CreateTempSubdirectory("broker-wiremock-").FullName;
        ProcessStartInfo start = new(installation.JavaPath)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };

        // Quick to start and small: the server lives for a minute and answers a few hundred requests.
        foreach (string argument in new[] { "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m", "-jar", installation.JarPath })
        {
            start.ArgumentList.Add(argument);
        }

        // Port 0 lets the server choose, so two test runs on one machine never meet; the banner names the choice.
        foreach (string argument in new[] { "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", rootFolder })
        {
            start.ArgumentList.Add(argument);
        }

        WireMockProcess server = new(new Process { StartInfo = start, EnableRaisingEvents = true }, rootFolder);
        try
        {
            await server.RunAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.ProcessExit -= OnTestHostExit;
        Kill();
        if (_started)
        {
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
        Directory.Delete(_rootFolder, recursive: true);
    }

    private async Task RunAsync()
    {
        _process.OutputDataReceived += (_, line) => Read(line.Data);
        _process.ErrorDataReceived += (_, line) => Read(line.Data);
        _process.Exited += (_, _) => _port.TrySetException(new InvalidOperationException("WireMock ended before it was ready."));
        _started = _process.Start();
        AppDomain.CurrentDomain.ProcessExit += OnTestHostExit;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        try
        {
            Port = await _port.Task.WaitAsync(StartTimeout);
        }
        catch (Exception error) when (error is TimeoutException or InvalidOperationException)
        {
            string said;
            lock (_lastLines)
            {
                said = string.Join(Environment.NewLine, _lastLines);
            }

            throw new InvalidOperationException($"WireMock did not start within {StartTimeout.TotalSeconds} s: {error.Message} It said:{Environment.NewLine}{said}", error);
        }
    }

    private void Read(string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (_lastLines)
        {
            _lastLines.Enqueue(line);
            if (_lastLines.Count > 30)
            {
                _lastLines.Dequeue();
            }
        }

        if (PortLine().Match(line) is { Success: true } match)
        {
            _port.TrySetResult(int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture));
        }
    }

    private void OnTestHostExit(object? sender, EventArgs e) => Kill();

    private void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // Never started or already gone: either way nothing is left to stop.
        }
    }

    [GeneratedRegex(@"^port:\s+(\d+)\s*$")]
    private static partial Regex PortLine();
}
