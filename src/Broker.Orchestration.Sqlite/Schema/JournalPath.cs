namespace Broker.Orchestration.Sqlite.Schema;

/// <summary>One file, one name: two names of the same file must meet the same lock.</summary>
internal static class JournalPath
{
    internal static string Resolve(string path)
    {
        string full = Path.GetFullPath(path);
        return File.Exists(full) && File.ResolveLinkTarget(full, returnFinalTarget: true) is { } target ? target.FullName : full;
    }
}
