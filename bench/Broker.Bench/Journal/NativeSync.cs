using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Broker.Bench.Journal;

/// <summary>The cheapest call after which written bytes survive a power cut.</summary>
internal static partial class NativeSync
{
    /// <summary>fdatasync on Linux; elsewhere what the runtime offers, which also writes metadata.</summary>
    public static void DataToDisk(SafeFileHandle file)
    {
        if (!OperatingSystem.IsLinux())
        {
            RandomAccess.FlushToDisk(file);
        }
        else if (DataSync(file) != 0)
        {
            throw new IOException("fdatasync failed with error " + Marshal.GetLastPInvokeErrorMessage());
        }
    }

    [LibraryImport("libc", EntryPoint = "fdatasync", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int DataSync(SafeFileHandle file);
}
