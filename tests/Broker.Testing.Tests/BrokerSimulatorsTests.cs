using System.Net.Sockets;
using Broker.Testing.Faults;

namespace Broker.Testing.Tests;

public sealed class BrokerSimulatorsTests : SimulatorTest
{
    [Fact]
    public void Every_simulator_has_a_port_of_its_own_on_the_loopback()
    {
        Assert.Equal(["metatrader", "stripe", "hubspot", "kyc", "salesforce", "adyen", "praxis"], Sims.Endpoints.Select(e => e.Name));
        Assert.Equal(7, Sims.Endpoints.Select(e => e.Url.Port).Distinct().Count());
        Assert.All(Sims.Endpoints, e => Assert.Equal("127.0.0.1", e.Url.Host));
    }

    [Fact]
    public async Task Ports_count_up_from_the_base_port_and_a_taken_port_is_told()
    {
        var basePort = FreeRange(7);
        await using (var simulators = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { BasePort = basePort }))
        {
            Assert.Equal(SimulatorEndpoint.CountedUpFrom(basePort).Where(e => simulators.Find(e.Name) is not null), simulators.Endpoints);
            await Assert.ThrowsAsync<IOException>(() => BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { BasePort = basePort }));
        }

        await using var again = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions { BasePort = basePort });
        Assert.Equal(basePort, again.MetaTrader.BaseAddress.Port);
    }

    [Fact]
    public async Task A_hanging_request_and_idle_connections_do_not_hold_up_the_stop()
    {
        var simulators = await BrokerSimulators.StartAsync();
        using var client = new HttpClient { BaseAddress = simulators.MetaTrader.BaseAddress };
        client.DefaultRequestHeaders.Add("x-api-key", "key");
        (await GetAsync(client, "Ping")).Dispose();
        simulators.MetaTrader.Next("RegisterAccount", Fault.Timeout(FaultPhase.After));
        var hanging = GetAsync(client, Register("1001"));
        while (simulators.MetaTrader.Accounts.Count == 0)
        {
            await Task.Yield();
        }

        await simulators.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromMinutes(1));
        await simulators.DisposeAsync();

        await Task.WhenAny(hanging);
        Assert.IsType<HttpRequestException>(hanging.Exception!.InnerException);
    }

    [Fact]
    public async Task Reset_forgets_state_calls_faults_and_clock()
    {
        await GetAsync(MetaTrader, Register("1001"));
        await PostAsync(Kyc, "applicants", """{"externalId":"c1"}""");
        Sims.MetaTrader.Next("Ping", Fault.WithStatus(500) with { Count = -1 });
        Sims.Kyc.AdvanceClock(TimeSpan.FromDays(400));

        Sims.Reset();

        Assert.Empty(Sims.MetaTrader.Accounts);
        Assert.Empty(Sims.Kyc.Applicants);
        Assert.Empty(Sims.MetaTrader.AllCalls);
        Assert.Equal("OK", await MetaTrader.GetStringAsync(new Uri("Ping", UriKind.Relative)));
        var created = await JsonAsync(await PostAsync(Kyc, "applicants", """{"externalId":"c1"}"""));
        Assert.True((DateTimeOffset)created["updatedAt"]! < TimeProvider.System.GetUtcNow().AddDays(1));
    }

    [Fact]
    public async Task Two_hundred_customers_at_once_are_served_and_counted()
    {
        await Task.WhenAll(Enumerable.Range(1, 200).Select(i => GetAsync(MetaTrader, Register($"{5000 + i}"))));

        Assert.Equal(200, Sims.MetaTrader.Calls("RegisterAccount"));
        Assert.Equal(200, Sims.MetaTrader.Accounts.Select(a => a.Uuid).Distinct().Count());
    }

    [Fact]
    public void The_order_of_ports_is_the_documented_one() =>
        Assert.Equal(["metatrader", "stripe", "hubspot", "kyc", "salesforce", "adyen", "praxis"], SimulatorNames.InPortOrder);

    // Below the ports that the system hands out by itself, and another place for every process.
    private static int FreeRange(int count)
    {
        for (var start = 10_000 + (Environment.ProcessId % 200 * 20); start < 14_980; start += 20)
        {
            var listeners = new List<TcpListener>();
            try
            {
                for (var port = start; port < start + count; port++)
                {
                    var listener = new TcpListener(System.Net.IPAddress.Loopback, port);
                    listener.Start();
                    listeners.Add(listener);
                }

                return start;
            }
            catch (SocketException)
            {
                // taken: try the next range
            }
            finally
            {
                listeners.ForEach(l => l.Stop());
            }
        }

        throw new InvalidOperationException("No free range of ports.");
    }
}
