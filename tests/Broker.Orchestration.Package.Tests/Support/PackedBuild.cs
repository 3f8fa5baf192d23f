using System.IO.Compression;
using System.Text.RegularExpressions;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Package.Tests.Support;

/// <summary>
/// Packs the packages into a feed of their own and builds the programs against it, all in one build, in a temporary folder with a package folder of its own:
/// nothing of it is left in the machine's caches.
/// </summary>
public sealed partial class PackedBuild : IAsyncLifetime
{
    private const string Version = "0.0.1-packed";
    private static readonly string[] Packages = ["Broker.Core", "Broker.Crm.HubSpot", "Broker.Crm.Salesforce", "Broker.Orchestration"];
    private readonly string folder = Directory.CreateTempSubdirectory("broker-packed-").FullName;

    internal IReadOnlyList<BuildError> Errors { get; private set; } = [];

    internal string Output { get; private set; } = "";

    internal IReadOnlyList<string> PackedFiles { get; private set; } = [];

    internal string Programs => Path.Combine(folder, "programs");

    public async Task InitializeAsync()
    {
        await PackAsync();
        Write("NuGet.config", $"""
            <configuration>
              <config><add key="globalPackagesFolder" value="{folder}/packages" /></config>
              <packageSources><clear /><add key="packed" value="{folder}/feed" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{MachinePackages()}" /></fallbackPackageFolders>
            </configuration>
            """);
        Write("Directory.Build.props", "<Project />");
        Write("Directory.Build.targets", "<Project />");
        Write("Directory.Packages.props", "<Project />");
        string[] projects = [.. Directory.EnumerateDirectories(Path.Combine(AppContext.BaseDirectory, "Programs")).Order(StringComparer.Ordinal)];
        foreach (string project in projects)
        {
            Copy(project, Path.Combine(Programs, Path.GetFileName(project)));
        }

        Write("programs/All.slnx", $"<Solution>{string.Concat(projects.Select(static p => $"<Project Path=\"{Path.GetFileName(p)}/{Path.GetFileName(p)}.csproj\" />"))}</Solution>");
        (_, Output) = await Dotnet.RunAsync(Programs, "build", "All.slnx", "-m:1", "-nodeReuse:false", "--nologo", "-v:quiet", "-clp:NoSummary", "-p:UseSharedCompilation=false");
        Errors = BuildError.Read(Output);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    // How a map of this version begins its builder.
    private static string Builder(Match map) =>
        typeof(OwnershipMapBuilder).GetConstructor([typeof(Type)]) is null ? "new()" : $"new(typeof({map.Groups["map"].Value}))";

    [GeneratedRegex(@"BUILDER\((?<map>\w+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Builders();

    private async Task PackAsync()
    {
        string root = Root();
        Write("Pack.slnx", $"<Solution>{string.Concat(Packages.Select(name => $"<Project Path=\"{root}/src/{name}/{name}.csproj\" />"))}</Solution>");
        (int exitCode, string output) = await Dotnet.RunAsync(
            folder, "pack", "Pack.slnx", "--no-build", "-c", Configuration(), "-o", Path.Combine(folder, "feed"), "--nologo", "-v:quiet", "-m:1", "-nodeReuse:false",
            $"-p:PackageVersion={Version}", $"-p:NuspecOutputPath={folder}/nuspec/", "-p:EnablePackageValidation=false", "-p:IncludeSymbols=false");
        Assert.True(exitCode == 0, output);
        using ZipArchive package = await ZipFile.OpenReadAsync(Path.Combine(folder, "feed", $"Broker.Orchestration.{Version}.nupkg"));
        PackedFiles = [.. package.Entries.Select(static entry => entry.FullName)];
    }

    private static string MachinePackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");

    private static string Configuration() => AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Debug{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Debug" : "Release";

    private static string Root()
    {
        DirectoryInfo? current = new(AppContext.BaseDirectory);
        while (current is not null && !File.Exists(Path.Combine(current.FullName, "BrokerSdk.sln")))
        {
            current = current.Parent;
        }

        return current?.FullName ?? throw new InvalidOperationException("No BrokerSdk.sln above the tests.");
    }

    private void Write(string name, string text)
    {
        string path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Copies a program; a file that is a program's text here carries <c>.txt</c>, so that nothing else compiles it.</summary>
    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.EnumerateFiles(from))
        {
            string name = Path.GetFileName(file);
            File.WriteAllText(Path.Combine(to, name.EndsWith(".txt", StringComparison.Ordinal) ? name[..^4] : name), Builders().Replace(File.ReadAllText(file), Builder));
        }
    }
}
