using System.Reflection;
using System.Xml.Linq;

namespace Broker.Api.Tests.Repository;

/// <summary>One project of src/ that is a package of its own: its project file, its built assembly, its documentation.</summary>
internal sealed class ShippedPackage
{
    private readonly Lazy<Assembly> _assembly;
    private readonly Lazy<XDocument> _project;

    private ShippedPackage(string projectFile)
    {
        ProjectFile = projectFile;
        Name = Path.GetFileNameWithoutExtension(projectFile);
        _assembly = new(() => Assembly.Load(new AssemblyName(Name)));
        _project = new(() => XDocument.Load(projectFile));
    }

    public static IReadOnlyList<ShippedPackage> All { get; } =
    [
        .. Directory.EnumerateDirectories(RepositoryFolder.PathOf("src"))
            .SelectMany(folder => Directory.EnumerateFiles(folder, "*.csproj"))
            .Select(file => new ShippedPackage(file))
            .Where(package => package._project.Value.Descendants("IsPackable").All(packable => packable.Value != "false"))
            .OrderBy(package => package.Name, StringComparer.Ordinal),
    ];

    public string Name { get; }

    public string ProjectFile { get; }

    public Assembly Assembly => _assembly.Value;

    /// <summary>The projects this one brings to its users. Generators that only run inside the compiler and tools that only lie in the package are none of them.</summary>
    public IReadOnlyList<string> ProjectReferences => Includes("ProjectReference", Path.GetFileNameWithoutExtension);

    public IReadOnlyList<string> PackageReferences => Includes("PackageReference", include => include);

    public IReadOnlyList<string> FrameworkReferences => Includes("FrameworkReference", include => include);

    /// <summary>The C# files a person wrote, as paths relative to the project folder.</summary>
    public IEnumerable<SourceFile> SourceFiles()
    {
        string folder = Path.GetDirectoryName(ProjectFile)!;
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'))
            .Where(file => !file.StartsWith("bin/", StringComparison.Ordinal) && !file.StartsWith("obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(Name, file, File.ReadAllLines(Path.Combine(folder, file))));
    }

    public override string ToString() => Name;

    private string[] Includes(string element, Func<string, string> name) =>
        [.. _project.Value.Descendants(element).Where(item => (string?)item.Attribute("OutputItemType") != "Analyzer" && (string?)item.Attribute("ReferenceOutputAssembly") != "false").Select(item => name((string?)item.Attribute("Include") ?? "").Replace('\\', '/')).Where(include => include.Length > 0).Order(StringComparer.Ordinal)];
}
