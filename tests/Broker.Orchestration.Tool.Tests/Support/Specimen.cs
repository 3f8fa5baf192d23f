using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Broker.Orchestration.Tool.Tests.Support;

/// <summary>Assemblies of imaginary teams, compiled for a test.</summary>
internal static class Specimen
{
    /// <summary>A team's map with an owner of its own, writers, and use of the default map.</summary>
    internal const string Acme =
        """
        using Broker.Orchestration.Ownership;

        namespace Acme;

        public abstract class Loyalty : ISystemOfRecord
        {
            public static string SystemName => "loyalty";
        }

        public abstract class Hidden : ISystemOfRecord
        {
            static string ISystemOfRecord.SystemName => "hidden";
        }

        [OwnershipMap]
        public static class AcmeFacts
        {
            private static readonly OwnershipMapBuilder Facts = new(typeof(AcmeFacts));

            public static readonly Fact<Loyalty, string> Tier = Facts.Own<Loyalty, string>(
                "loyalty.tier", FactCodecs.Text, Sensitivity.Internal, "points | decide", FactProjection.ToCrm("loyalty_tier", "Tier") with { OnConflict = ConflictAction.Review });

            public static readonly Fact<Hidden, string> Mark = Facts.Own<Hidden, string>("hidden.mark", FactCodecs.Text, Sensitivity.Secret, "kept inside");

            public static readonly OwnershipMap Map = Facts.Build();
        }

        [ActsAs<Loyalty>]
        public sealed class TierSync;

        [ActsAs<Hidden>]
        [ActsAs<Loyalty>]
        public sealed class Marker
        {
            [ActsAs<Loyalty>]
            public sealed class Inner;
        }
        """;

    private static readonly Lazy<MetadataReference[]> s_references = new(static () =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "Broker.Core.dll" or "Broker.Orchestration.dll"))
            .Select(static path => MetadataReference.CreateFromFile(path)),
    ]);

    /// <summary>Where Broker.Orchestration and its dependencies stand.</summary>
    internal static string Dependencies => AppContext.BaseDirectory;

    /// <summary>Compiles into a folder; returns the assembly's path. What it depends on is not put beside it.</summary>
    internal static string Compile(TemporaryFolder folder, string name, string source, params string[] references)
    {
        var compilation = CSharpCompilation.Create(
            name,
            [CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.Latest))],
            [.. s_references.Value, .. references.Select(static path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        string path = folder.File(name + ".dll");
        Microsoft.CodeAnalysis.Emit.EmitResult result = compilation.Emit(path);
        Assert.True(result.Success, string.Join('\n', result.Diagnostics));
        return path;
    }

    /// <summary>A file with the paths of everything that stands in <see cref="Dependencies"/>.</summary>
    internal static string References(TemporaryFolder folder) =>
        folder.Write("references.txt", Directory.GetFiles(Dependencies, "*.dll"));
}
