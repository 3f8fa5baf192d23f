using System.Diagnostics;

namespace Broker.Testing.Tests;

/// <summary>Node and the providers' own clients on this machine, or why they cannot be used.</summary>
internal static class OfficialClients
{
    private const string Folder = "tests/Broker.Testing.Tests/official-clients";

    /// <summary>On a developer's machine missing clients skip the test; in CI it runs and fails with the same reason.</summary>
    public static string? SkipReason => !IsContinuousIntegration && (FindNode() is null || FindFolder() is null) ? MissingReason : null;

    private static string MissingReason =>
        $"The official clients need node on the PATH (found: {FindNode() ?? "none"}) and their packages under {Folder}/node_modules (found: {FindFolder() ?? "none"}). " +
        $"Run build/test.sh once, or install Node 20 or newer and run `npm ci --ignore-scripts` in {Folder}.";

    private static bool IsContinuousIntegration => string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Runs a script of the folder against a simulator; what it printed and whether it succeeded.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string script, Uri simulator)
    {
        if (FindNode() is not { } node || FindFolder() is not { } folder)
        {
            return (-1, MissingReason);
        }

        var start = new ProcessStartInfo(node, [script]) { WorkingDirectory = folder, UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SIMULATOR_URL"] = simulator.AbsoluteUri;
        start.Environment["NO_PROXY"] = start.Environment["no_proxy"] = "127.0.0.1";
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, "The script did not end in three minutes.");
        }

        return (process.ExitCode, await output + await errors);
    }

    private static string? FindNode()
    {
        var executable = OperatingSystem.IsWindows() ? "node.exe" : "node";
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return folders.Select(folder => Path.Combine(folder, executable)).FirstOrDefault(File.Exists);
    }

    private static string? FindFolder()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, Folder);
            if (Directory.Exists(Path.Combine(candidate, "node_modules", "stripe")) && Directory.Exists(Path.Combine(candidate, "node_modules", "@adyen"))
                && Directory.Exists(Path.Combine(candidate, "node_modules", "@hubspot")))
            {
                return candidate;
            }
        }

        return null;
    }
}
