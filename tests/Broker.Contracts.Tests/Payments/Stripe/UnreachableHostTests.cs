using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;

namespace Broker.Contracts.Tests.Payments.Stripe;

/// <summary>Nothing listens: nothing was sent, so every call may be repeated, also those without a key.</summary>
public sealed class UnreachableHostTests(WireMockFixture server) : StripeContractTest(server)
{
    [WireMockTheory]
    [MemberData(nameof(Operations))]
    public async Task A_refused_connection_means_that_nothing_was_sent(string name)
    {
        StripeOperation operation = StripeOperations.Of(name);
        var client = Client(operation, configure: o => o.BaseAddress = new Uri($"http://127.0.0.1:{FreePort()}/"));

        ApiError error = await FailureAsync(operation, client);

        Assert.Equal((ErrorKind.Connection, Outcome.NotSent, 4), (error.Kind, error.Outcome, error.Attempts));
        Assert.Empty(await Server.RequestsAsync());
    }

    // Below the ports that the platform hands to outgoing connections, so that nobody takes it in between.
    private static int FreePort()
    {
        while (true)
        {
            int port = RandomNumberGenerator.GetInt32(15_000, 20_000);
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: try another.
            }
        }
    }
}
