using Microsoft.Win32.SafeHandles;

namespace Broker.Payments.Reconciliation.Spilling;

/// <summary>The temporary files of one run, in a folder of its own that is made when the first is needed and removed with everything in it.</summary>
internal sealed class SpillFolder(string? parent) : IDisposable
{
    private readonly List<SafeFileHandle> open = [];
    private string? path;
    private int count;
    private bool disposed;

    internal SafeFileHandle NewFile()
    {
        ObjectDisposedException.ThrowIf(disposed, this);
        path ??= Make();
        string name = Path.Combine(path, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{count++}.rows"));
        SafeFileHandle file = File.OpenHandle(name, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        open.Add(file);
        return file;
    }

    internal void Release(SafeFileHandle file)
    {
        open.Remove(file);
        file.Dispose();
    }

    public void Dispose()
    {
        disposed = true;
        foreach (SafeFileHandle file in open)
        {
            file.Dispose();
        }

        open.Clear();
        if (path is not null)
        {
            try
            {
                Directory.Delete(path, recursive: true);
            }
            catch (DirectoryNotFoundException)
            {
                // Somebody tidied up the temporary folder before us.
            }

            path = null;
        }
    }

    // Only this user may look: the rows hold what the books hold.
    private string Make()
    {
        string made = Path.Combine(parent ?? Path.GetTempPath(), "reconciliation-" + Guid.NewGuid().ToString("N"));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(made);
        }
        else
        {
            Directory.CreateDirectory(made, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return made;
    }
}
