namespace Broker.Orchestration.Tool.Tests.Support;

/// <summary>A folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("broker-ownership-");

    internal string Path => folder.FullName;

    internal string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    internal string Write(string name, params string[] lines)
    {
        string file = File(name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllLines(file, lines);
        return file;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
