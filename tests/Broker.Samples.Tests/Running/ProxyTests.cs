using Broker.Samples.Tests.Support;
using Broker.Testing;
using Onboarding.Running;

namespace Broker.Samples.Tests.Running;

public sealed class ProxyTests : OnboardingTest
{
    [Theory]
    [InlineData("MetaTrader", 0)]
    [InlineData("Stripe", 1)]
    [InlineData("HubSpot", 2)]
    [InlineData("Kyc", 3)]
    public async Task A_proxy_named_by_configuration_stands_between_although_simulators_are_named(string section, int offset)
    {
        (BrokerSimulators simulators, string port) = await SimulatorsAsync();
        Simulator target = simulators.All[offset];
        CountingProxy proxy = Own(await CountingProxy.StartAsync(target.BaseAddress));
        var environment = new Dictionary<string, string> { [section + "__BaseAddress"] = proxy.Address.AbsoluteUri };

        RunSummary summary = (await ProgramWithAsync(environment, "run", "--customers", "2", "--simulators", port, "--db", Database, "--json")).MustExitWith(0).Summary;

        Assert.Equal((2, 2, 0), (summary.Active, summary.AccountsRegistered, summary.DuplicateAccounts));
        Assert.Equal(target.Calls("*"), proxy.Requests);
        Assert.True(proxy.Requests >= 2, "Nothing went through the proxy.");
    }
}
