namespace Broker.Orchestration.Sqlite.Writing;

/// <summary>
/// The right to write, as a lock of the operating system on a file beside the journal. The system gives it back the moment the process is gone,
/// however it went, and keeps it while the process is only stopped.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private const int HeldOnLinux = 11;
    private const int HeldOnMac = 35;
    private const int HeldOnWindows = unchecked((int)0x80070020);

    private readonly FileStream stream;

    private FileLock(FileStream stream) => this.stream = stream;

    /// <summary>Takes the lock; null when another holder has it.</summary>
    internal static FileLock? TryTake(string journalPath)
    {
        string path = journalPath + ".lock";
        if (Path.GetDirectoryName(path) is { Length: > 0 } directory)
        {
            Directory.CreateDirectory(directory);
        }

        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.None, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        try
        {
            return new FileLock(new FileStream(path, options));
        }
        catch (IOException error) when (error.HResult is HeldOnLinux or HeldOnMac or HeldOnWindows)
        {
            return null;
        }
    }

    // The file stays: removing it would let two processes lock two different files of the same name.
    public void Dispose() => stream.Dispose();
}
