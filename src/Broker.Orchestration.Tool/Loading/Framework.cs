using System.Reflection;

namespace Broker.Orchestration.Tool.Loading;

/// <summary>What comes with .NET: the framework this process runs on, and the others that are installed beside it, for example ASP.NET Core's.</summary>
internal static class Framework
{
    private static readonly string s_runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;

    /// <summary>The file in the framework this process runs on; null when it is not there, or older than what is asked for.</summary>
    internal static string? PathInRuntime(AssemblyName name)
    {
        string path = Path.Combine(s_runtime, name.Name + ".dll");
        return File.Exists(path) && (name.Version is null || AssemblyName.GetAssemblyName(path).Version >= name.Version) ? path : null;
    }

    /// <summary>The file in another installed framework of the same major version, the newest one; null when there is none.</summary>
    internal static string? PathInOthers(AssemblyName name)
    {
        // <root>/shared/Microsoft.NETCore.App/10.0.1
        DirectoryInfo runtime = new(s_runtime);
        if (runtime.Parent?.Parent is not { Name: "shared" } shared)
        {
            return null;
        }

        string major = runtime.Name.Split('.')[0] + ".";
        return shared.EnumerateDirectories()
            .Where(framework => framework.Name != runtime.Parent.Name)
            .SelectMany(framework => framework.EnumerateDirectories(major + "*"))
            .OrderByDescending(static version => Version.TryParse(version.Name.Split('-')[0], out Version? parsed) ? parsed : new Version(0, 0))
            .Select(version => Path.Combine(version.FullName, name.Name + ".dll"))
            .FirstOrDefault(File.Exists);
    }
}
