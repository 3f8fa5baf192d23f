using Broker.Core.Boundaries.Accounts;
using Broker.Core.Registration;
using Broker.Core.Secrets;
using Broker.MetaTrader.Boundary;
using Broker.TestSupport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Broker.MetaTrader.Tests.Configuration;

public sealed class RegistrationTests
{
    [Fact]
    public async Task The_default_client_and_its_boundary_are_singletons()
    {
        var server = new StubHttpHandler().Answer(200, "OK");
        await using ServiceProvider provider = Build(services => Over(services.AddMetaTrader(Key("key-1")), server));

        var client = provider.GetRequiredService<IMetaTraderClient>();
        await client.Diagnostics.PingAsync();

        Assert.Same(client, provider.GetRequiredService<IMetaTraderClient>());
        Assert.IsType<MetaTraderAccountBoundary>(provider.GetRequiredService<IAccountBoundary>());
        Assert.Equal("key-1", Assert.Single(server.Requests).Headers["x-api-key"]);
    }

    [Fact]
    public async Task Named_clients_keep_their_options_and_credentials_apart()
    {
        var first = new StubHttpHandler().Answer(200, "OK");
        var second = new StubHttpHandler().Answer(200, "OK");
        await using ServiceProvider provider = Build(services =>
        {
            Over(services.AddMetaTrader("acme", Key("key-acme")), first);
            Over(services.AddMetaTrader("beta", Key("key-beta")), second);
        });

        await provider.GetRequiredKeyedService<IMetaTraderClient>("acme").Diagnostics.PingAsync();
        Assert.True((await provider.GetRequiredKeyedService<IAccountBoundary>("beta").PingAsync()).IsConfirmed);

        Assert.Equal("key-acme", Assert.Single(first.Requests).Headers["x-api-key"]);
        Assert.Equal("key-beta", Assert.Single(second.Requests).Headers["x-api-key"]);
        Assert.Null(provider.GetService<IMetaTraderClient>());
        Assert.Null(provider.GetService<IAccountBoundary>());
    }

    [Fact]
    public void A_host_with_wrong_options_does_not_start_and_says_which_client()
    {
        using ServiceProvider provider = Build(services =>
        {
            services.AddMetaTrader("good", Key("k"));
            services.AddMetaTrader("acme", o => o.RegisterTimeout = TimeSpan.Zero);
        });

        var failure = Assert.Throws<OptionsValidationException>(() => provider.GetRequiredService<IStartupValidator>().Validate());

        Assert.Contains("Broker.MetaTrader 'acme' option Credential is missing", failure.Message, StringComparison.Ordinal);
        Assert.Contains("Broker.MetaTrader 'acme' option RegisterTimeout is 00:00:00", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_named_client_needs_a_name() =>
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetaTrader(" ", Key("k")));

    private static Action<MetaTraderClientOptions> Key(string key) => o => o.Credential = MetaTraderCredential.SingleAccount(Secret.From(key));

    private static void Over(BrokerClientBuilder builder, StubHttpHandler server) => builder.HttpClient.ConfigurePrimaryHttpMessageHandler(() => server);

    private static ServiceProvider Build(Action<IServiceCollection> add)
    {
        var services = new ServiceCollection();
        add(services);
        return services.BuildServiceProvider();
    }
}
