namespace Broker.Testing.Tests;

public sealed class OfficialClientTests : SimulatorTest
{
    [OfficialClientFact]
    public async Task Stripes_own_client_does_everything_the_simulator_offers_and_verifies_its_webhooks()
    {
        var (exitCode, output) = await OfficialClients.RunAsync("stripe.mjs", Sims.Stripe.BaseAddress);

        Assert.True(exitCode == 0, output);
        Assert.Equal(0, Sims.Stripe.Calls("Unknown"));
    }

    [OfficialClientFact]
    public async Task Adyens_own_client_does_everything_the_simulator_offers_and_verifies_its_webhooks()
    {
        var (exitCode, output) = await OfficialClients.RunAsync("adyen.mjs", Sims.Adyen.BaseAddress);

        Assert.True(exitCode == 0, output);
        Assert.Equal(0, Sims.Adyen.Calls("Unknown"));
    }

    [OfficialClientFact]
    public async Task HubSpots_own_client_does_everything_the_simulator_offers_and_verifies_its_webhooks()
    {
        var (exitCode, output) = await OfficialClients.RunAsync("hubspot.mjs", Sims.HubSpot.BaseAddress);

        Assert.True(exitCode == 0, output);
        Assert.Equal(0, Sims.HubSpot.Calls("Unknown"));
    }
}
