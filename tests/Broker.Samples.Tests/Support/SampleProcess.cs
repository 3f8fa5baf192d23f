using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Broker.Samples.Tests.Support;

/// <summary>A built sample as a child process: read, waited for, stopped, killed, and never left behind.</summary>
internal sealed class SampleProcess : IAsyncDisposable
{
    private readonly Process process;
    private readonly string commandLine;
    private readonly StringBuilder output = new();
    private readonly StringBuilder errors = new();
    private readonly Lock gate = new();
    private readonly List<(Func<string, bool> Wanted, TaskCompletionSource<string> Found)> waiting = [];
    private readonly Task reading;

    private SampleProcess(Process process, string commandLine)
    {
        this.process = process;
        this.commandLine = commandLine;
        reading = Task.WhenAll(ReadAsync(process.StandardOutput, output, tellWaiting: true), ReadAsync(process.StandardError, errors, tellWaiting: false));
    }

    public bool HasExited => process.HasExited;

    public static SampleProcess Start(string program, string workingFolder, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        string[] given = [.. arguments];
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = workingFolder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, program + ".dll"));
        foreach (string argument in given)
        {
            start.ArgumentList.Add(argument);
        }

        foreach (string inherited in start.Environment.Keys.Where(static k => k.StartsWith("BROKER_", StringComparison.Ordinal)).ToArray())
        {
            start.Environment.Remove(inherited);
        }

        foreach ((string name, string value) in environment ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return new SampleProcess(Process.Start(start)!, string.Join(' ', given));
    }

    /// <summary>Waits for a line on stdout, also one that was already printed.</summary>
    public async Task<string> LineAsync(Func<string, bool> wanted, TimeSpan limit)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (gate)
        {
            if (output.ToString().Split('\n').FirstOrDefault(wanted) is { } already)
            {
                return already;
            }

            waiting.Add((wanted, found));
        }

        Task first = await Task.WhenAny(found.Task, process.WaitForExitAsync(), Task.Delay(limit));
        return first == found.Task || found.Task.IsCompleted ? await found.Task : throw new InvalidOperationException($"The expected line did not come. {Told()}");
    }

    /// <summary>Waits for the end; a process that takes too long is killed and fails the test.</summary>
    public async Task<ProgramResult> ExitAsync(TimeSpan limit)
    {
        using var timeout = new CancellationTokenSource(limit);
        try
        {
            await process.WaitForExitAsync(timeout.Token);
        }
        catch (OperationCanceledException exception)
        {
            process.Kill();
            throw new TimeoutException($"Not finished after {limit}. {Told()}", exception);
        }

        await reading;
        return new ProgramResult(commandLine, process.ExitCode, output.ToString(), errors.ToString());
    }

    /// <summary>Ends the process as a power cut would, with SIGKILL.</summary>
    public async Task<ProgramResult> KillAsync()
    {
        process.Kill();
        return await ExitAsync(TimeSpan.FromMinutes(2));
    }

    /// <summary>Sends a signal by its name, for example STOP.</summary>
    public async Task SignalAsync(string name)
    {
        using Process kill = Process.Start("kill", ["-s", name, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        Assert.Equal(0, kill.ExitCode);
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        await reading;
        process.Dispose();
    }

    private string Told()
    {
        lock (gate)
        {
            return $"{commandLine}\nstdout: {output}\nstderr: {errors}";
        }
    }

    private async Task ReadAsync(StreamReader reader, StringBuilder into, bool tellWaiting)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            lock (gate)
            {
                into.Append(line).Append('\n');
                if (tellWaiting)
                {
                    waiting.FindAll(w => w.Wanted(line)).ForEach(w => w.Found.TrySetResult(line));
                }
            }
        }
    }
}
