using System.Text;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>The contract's own answers, where its files are at hand.</summary>
internal static class ContractFiles
{
    /// <summary>The folder of the data files; without it they are looked for beside the repository.</summary>
    private const string FolderVariable = "BROKER_CONTRACT_DATA";

    /// <summary>The folder; null when it is not at hand.</summary>
    public static string? Folder { get; } = Candidates().FirstOrDefault(Directory.Exists);

    /// <summary>Every file by its path below the folder, without what tells about them.</summary>
    public static IReadOnlyList<string> Names { get; } = Folder is null
        ? []
        : [.. Directory.EnumerateFiles(Folder, "*", SearchOption.AllDirectories).Select(static file => Path.GetRelativePath(Folder, file).Replace('\\', '/')).Where(static name => name != "README.md").Order(StringComparer.Ordinal)];

    /// <summary>The bytes as text, a byte order mark included.</summary>
    public static string Read(string name) => Encoding.UTF8.GetString(File.ReadAllBytes(Path.Combine(Folder!, name)));

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given)
        {
            yield return Path.Combine(given, "salesforce");
        }

        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            yield return Path.Combine(folder.FullName, "shared", "contracts", "salesforce");
        }
    }
}
