using System.Diagnostics;
using System.Globalization;

namespace Broker.Bench.Analyzer;

/// <summary>The SDK's own compiler, as a process of its own, over one set of files.</summary>
internal sealed class CompilerRun
{
    private const int MaxShown = 2000;
    private readonly string folder;
    private readonly string compiler;
    private readonly string[] shared;
    private readonly string[] sdkAnalyzers;

    internal CompilerRun(string folder)
    {
        this.folder = folder;
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string dotnet = Path.GetFullPath(Path.Combine(runtime, "..", "..", ".."));
        string sdk = Directory.EnumerateDirectories(Path.Combine(dotnet, "sdk")).Order(StringComparer.Ordinal).Last(static path => char.IsAsciiDigit(Path.GetFileName(path)[0]));
        compiler = Path.Combine(sdk, "Roslyn", "bincore", "csc.dll");
        string pack = Directory.EnumerateDirectories(Path.Combine(dotnet, "packs", "Microsoft.NETCore.App.Ref")).Order(StringComparer.Ordinal).Last();
        IEnumerable<string> references = Directory.EnumerateFiles(Path.Combine(pack, "ref", "net10.0"), "*.dll")
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Broker.*.dll").Where(static file => !Path.GetFileName(file).Contains("Analyzer", StringComparison.Ordinal)))
            .Concat(Directory.EnumerateFiles(AppContext.BaseDirectory, "Microsoft.Extensions.*.dll"));
        shared =
        [
            "-nologo", "-nostdlib+", "-target:library", "-nullable:enable", "-langversion:latest", "-deterministic", "-optimize+", "-debug:portable", "-nowarn:CS1701,CS1702",
            $"-out:{Path.Combine(folder, "out.dll")}",
            .. references.Select(static file => $"-r:{file}"),
            .. Directory.EnumerateFiles(folder, "*.cs"),
        ];
        string analyzers = Path.Combine(sdk, "Sdks", "Microsoft.NET.Sdk", "analyzers");
        string rules = Path.Combine(analyzers, "build", "config", "analysislevel_10_default.globalconfig");
        sdkAnalyzers =
        [
            .. Directory.EnumerateFiles(analyzers, "Microsoft.CodeAnalysis*.NetAnalyzers.dll").Select(static file => $"-a:{file}"),
            .. Directory.EnumerateFiles(Path.Combine(pack, "analyzers", "dotnet", "cs"), "*.dll").Select(static file => $"-a:{file}"),
            .. File.Exists(rules) ? [$"-analyzerconfig:{rules}"] : Array.Empty<string>(),
        ];
    }

    /// <summary>The time and the processor time of one compilation.</summary>
    internal async Task<(TimeSpan Wall, TimeSpan Processor)> MeasureAsync(bool withSdkAnalyzers, bool withOwnership, CancellationToken cancellationToken)
    {
        string response = Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"{withSdkAnalyzers}-{withOwnership}.rsp"));
        IEnumerable<string> arguments = shared.Concat(withSdkAnalyzers ? sdkAnalyzers : []);
        if (withOwnership)
        {
            arguments = arguments.Append($"-a:{Path.Combine(AppContext.BaseDirectory, "Broker.Orchestration.Analyzers.dll")}");
        }

        await File.WriteAllLinesAsync(response, arguments.Select(static argument => $"\"{argument}\""), cancellationToken);
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : Path.Combine(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(compiler)!, "..", "..", "..", "..")), "dotnet"), ["exec", compiler, "-noconfig", $"@{response}"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        TimeSpan before = OfChildren();
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        TimeSpan wall = Stopwatch.GetElapsedTime(begin);
        return process.ExitCode == 0 ? (wall, OfChildren() - before) : throw new InvalidOperationException(output[..Math.Min(output.Length, MaxShown)]);
    }

    /// <summary>The processor time of the processes that were started and have ended, in ticks of 10 ms. Linux only; zero elsewhere.</summary>
    private static TimeSpan OfChildren()
    {
        const string Status = "/proc/self/stat";
        if (!File.Exists(Status))
        {
            return TimeSpan.Zero;
        }

        // After the name in parentheses: the children's user and system time are the 14th and 15th of what follows.
        string text = File.ReadAllText(Status);
        string[] fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
        return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[13], CultureInfo.InvariantCulture) + long.Parse(fields[14], CultureInfo.InvariantCulture)));
    }
}
