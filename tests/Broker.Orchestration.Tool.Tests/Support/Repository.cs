using System.Diagnostics;

namespace Broker.Orchestration.Tool.Tests.Support;

/// <summary>The checked-out sources, and commands run in them.</summary>
internal static class Repository
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(4);

    internal static string Root { get; } = Find();

    internal static string Configuration { get; } = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    /// <summary>The tool as a file of its own.</summary>
    internal static string Tool => Path.Combine(Root, "src", "Broker.Orchestration.Tool", "bin", Configuration, "net10.0", "Broker.Orchestration.Tool.dll");

    /// <summary>Runs a command to its end and returns exit code and everything it wrote.</summary>
    internal static async Task<(int ExitCode, string Output)> RunAsync(string folder, string command, params string[] args)
    {
        var start = new ProcessStartInfo(command, args) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in new[] { ("DOTNET_CLI_UI_LANGUAGE", "en"), ("MSBUILDDISABLENODEREUSE", "1"), ("DOTNET_CLI_TELEMETRY_OPTOUT", "1"), ("DOTNET_NOLOGO", "1"), ("UseSharedCompilation", "false") })
        {
            start.Environment[name] = value;
        }

        // A test host has variables of its own that must not reach the build.
        foreach (string name in start.Environment.Keys.Where(static k => k.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) && k != "MSBUILDDISABLENODEREUSE" || k is "BROKER_UPDATE_LISTINGS" or "CI").ToList())
        {
            start.Environment.Remove(name);
        }

        using var process = new Process { StartInfo = start };
        process.Start();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(limit.Token);
            Task<string> errors = process.StandardError.ReadToEndAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
            return (process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    private static string Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "BrokerSdk.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No BrokerSdk.sln in {AppContext.BaseDirectory} or above it.");
    }
}
