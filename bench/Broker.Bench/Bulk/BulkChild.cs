using System.Globalization;

namespace Broker.Bench.Bulk;

/// <summary>One transfer in a process of its own, which tells its peak memory at its end: <c>bulk-child WAY ADDRESS FOLDER ROWS</c>.</summary>
internal static class BulkChild
{
    public static async Task RunAsync(string[] args, CancellationToken cancellationToken)
    {
        (string way, Uri address, string folder, int rows) = (args[0], new Uri(args[1]), args[2], int.Parse(args[3], CultureInfo.InvariantCulture));
        long seen = await BulkWay.All.First(w => w.Id == way).RunAsync(address, folder, rows, cancellationToken);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seen} {PeakKilobytes()}"));
    }

    // The kernel's own high-water mark of the resident set.
    private static long PeakKilobytes()
    {
        const string Name = "VmHWM:";
        string line = File.ReadLines("/proc/self/status").First(static l => l.StartsWith(Name, StringComparison.Ordinal));
        return long.Parse(line.AsSpan(Name.Length).Trim().TrimEnd(" kB"), CultureInfo.InvariantCulture);
    }
}
