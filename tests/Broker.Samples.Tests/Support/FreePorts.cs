using System.Net;
using System.Net.Sockets;

namespace Broker.Samples.Tests.Support;

/// <summary>Finds seven free ports in a row, below the range the system hands out by itself, and gives none to two tests.</summary>
internal static class FreePorts
{
    private const int First = 20_000;
    private const int Last = 32_000;
    private const int InARow = 7;
    private static readonly Lock Gate = new();
    private static readonly HashSet<int> Given = [];

    public static int Base()
    {
        lock (Gate)
        {
            for (int attempt = 0; attempt < 1_000; attempt++)
            {
                int candidate = Random.Shared.Next(First, Last - InARow);
                int[] row = [.. Enumerable.Range(candidate, InARow)];
                if (!row.Any(Given.Contains) && row.All(IsFree))
                {
                    Given.UnionWith(row);
                    return candidate;
                }
            }
        }

        throw new InvalidOperationException("There are no seven free ports in a row.");
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
