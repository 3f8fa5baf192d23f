using System.Reflection;
using System.Runtime.Loader;

namespace Broker.Orchestration.Tool.Loading;

/// <summary>
/// The assemblies to be looked at, in a context of their own with the dependencies they were built with. The tool has no Broker.Orchestration, so there is no
/// version to mix up.
/// </summary>
internal sealed class UserAssemblies : AssemblyLoadContext, IDisposable
{
    private readonly IReadOnlyList<AssemblyDependencyResolver> resolvers;
    private readonly IReadOnlyList<string> folders;
    private readonly IReadOnlyDictionary<string, string> references;
    private readonly Dictionary<string, AssemblyFacts> facts = new(StringComparer.Ordinal);

    private UserAssemblies(IReadOnlyList<string> paths, IReadOnlyDictionary<string, string> references)
        : base("broker-ownership", isCollectible: true)
    {
        Paths = paths;
        this.references = references;
        resolvers = [.. paths.Select(static p => new AssemblyDependencyResolver(p))];
        folders = [.. paths.Select(static p => Path.GetDirectoryName(p)!).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The assemblies that were named.</summary>
    internal IReadOnlyList<string> Paths { get; }

    /// <exception cref="ToolException">An assembly or the list of references cannot be read.</exception>
    internal static UserAssemblies Load(IReadOnlyList<string> names, string? referencesFile)
    {
        List<string> paths = [];
        foreach (string name in names)
        {
            string path = Path.GetFullPath(name);
            if (!File.Exists(path))
            {
                throw new ToolException($"There is no assembly at {path}; build the project first.");
            }

            _ = AssemblyFacts.Read(path);
            paths.Add(path);
        }

        Dictionary<string, string> listed = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in referencesFile is null ? [] : TextFile.Read(referencesFile))
        {
            // The first of a name wins: what is copied beside an application stands before what it was compiled against.
            if (line.EndsWith(".dll", StringComparison.OrdinalIgnoreCase))
            {
                listed.TryAdd(Path.GetFileNameWithoutExtension(line.Trim()), line.Trim());
            }
        }

        return new UserAssemblies(paths, listed);
    }

    /// <summary>The metadata of an assembly that was named or is referred to; null when it is not found outside the framework.</summary>
    internal AssemblyFacts? FactsOf(string name)
    {
        if (facts.TryGetValue(name, out AssemblyFacts? known))
        {
            return known;
        }

        if (PathOf(new AssemblyName(name)) is not { } path)
        {
            return null;
        }

        return facts[name] = AssemblyFacts.Read(path);
    }

    /// <exception cref="ToolException">It cannot be loaded.</exception>
    internal Assembly LoadNamed(string name)
    {
        try
        {
            return LoadFromAssemblyName(new AssemblyName(name));
        }
        catch (Exception exception) when (exception is FileNotFoundException or FileLoadException or BadImageFormatException)
        {
            throw new ToolException($"{name} cannot be loaded: {exception.Message} Name the files it needs with --references.", exception);
        }
    }

    /// <exception cref="ToolException">The assemblies do not use it.</exception>
    internal Assembly LoadOrchestration() => PathOf(new AssemblyName(AssemblyFacts.Orchestration)) is null
        ? throw new ToolException($"{AssemblyFacts.Orchestration}.dll was not found beside {string.Join(", ", Paths)} nor among the references; nothing there can own facts.")
        : LoadNamed(AssemblyFacts.Orchestration);

    public void Dispose() => Unload();

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string? framework = Framework.PathInRuntime(assemblyName);
        return framework is not null
            ? null
            : PathOf(assemblyName) is { } path
                ? LoadFromAssemblyPath(path)
                : Framework.PathInOthers(assemblyName) is { } shared ? LoadFromAssemblyPath(shared) : null;
    }

    private string? PathOf(AssemblyName name)
    {
        if (Paths.FirstOrDefault(p => string.Equals(Path.GetFileNameWithoutExtension(p), name.Name, StringComparison.OrdinalIgnoreCase)) is { } named)
        {
            return named;
        }

        foreach (AssemblyDependencyResolver resolver in resolvers)
        {
            if (resolver.ResolveAssemblyToPath(name) is { } resolved)
            {
                return resolved;
            }
        }

        if (references.TryGetValue(name.Name!, out string? referenced) && File.Exists(referenced))
        {
            return referenced;
        }

        return folders.Select(folder => Path.Combine(folder, name.Name + ".dll")).FirstOrDefault(File.Exists);
    }
}
