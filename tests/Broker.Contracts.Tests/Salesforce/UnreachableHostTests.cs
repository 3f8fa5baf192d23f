using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Errors;
using Broker.Core.Secrets;
using Broker.Contracts.Tests.Salesforce.Operations;
using Broker.Crm.Salesforce.Authentication;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>Nothing listens: nothing was sent, so every call may be repeated, also a create.</summary>
public sealed class UnreachableHostTests(WireMockFixture server) : SalesforceContractTest(server)
{
    [WireMockFact]
    public async Task A_refused_connection_means_that_nothing_was_sent()
    {
        var nobody = new Uri($"http://127.0.0.1:{FreePort()}/");

        await Parallel.ForEachAsync(SalesforceCalls.EachOfOrg.Where(static call => call.Beside.Count == 0), new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (call, _) =>
        {
            ApiError error = await ErrorOfAsync(call, Clients("/", options =>
            {
                options.BaseAddress = nobody;
                options.Credential = SalesforceCredential.Session(Secret.From(Rows.Token), nobody);
            }));
            Assert.Equal((call.Name, ErrorKind.Connection, Outcome.NotSent, 4), (call.Name, error.Kind, error.Outcome, error.Attempts));
        });

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
