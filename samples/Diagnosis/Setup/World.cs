using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Connection;
using Broker.Testing;
using Broker.Testing.MetaTrader;

namespace DiagnosisSample.Setup;

/// <summary>The host to talk to: a live gateway, or simulators in this process.</summary>
internal sealed class World : IAsyncDisposable
{
    private readonly BrokerSimulators? simulators;
    private readonly Uri address;
    private readonly Arguments arguments;

    private World(BrokerSimulators? simulators, Uri address, Arguments arguments)
    {
        this.simulators = simulators;
        this.address = address;
        this.arguments = arguments;
    }

    /// <summary>The simulator.</summary>
    /// <exception cref="InvalidOperationException">The host is a live one.</exception>
    public MetaTraderSimulator Simulator => simulators?.MetaTrader ?? throw new InvalidOperationException("This host is live; there is no simulator to steer.");

    public bool IsSimulated => simulators is not null;

    public static async Task<World> OpenAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        if (arguments.Text("--address") is { } text)
        {
            return Uri.TryCreate(text, UriKind.Absolute, out Uri? live)
                ? new World(null, live, arguments)
                : throw new UsageException($"Option --address is '{text}'; allowed: an absolute address such as https://api.metatraderapi.dev.");
        }

        if (arguments.Has("--key-variable"))
        {
            throw new UsageException("Option --key-variable needs --address: the simulator takes any key.");
        }

        BrokerSimulators started = await BrokerSimulators.StartAsync(cancellationToken: cancellationToken);
        started.MetaTrader.SessionPlatform = arguments.Platform == TradingPlatform.MetaTrader4 ? MetaTraderPlatform.MetaTrader4 : MetaTraderPlatform.MetaTrader5;
        return new World(started, started.MetaTrader.BaseAddress, arguments);
    }

    /// <summary>A client of the gateway, where accounts are registered and listed.</summary>
    public MetaTraderClient Gateway() => new(new MetaTraderClientOptions
    {
        BaseAddress = address,
        Platform = arguments.Platform,
        Credential = MetaTraderCredential.SingleAccount(Key()),
    });

    /// <summary>A client of the session host, where streams are.</summary>
    public MetaTraderClient SessionHost() => new(new MetaTraderClientOptions
    {
        BaseAddress = address,
        Platform = arguments.Platform,
        Credential = MetaTraderCredential.None,
        SessionIdKey = Secret.From(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32)),
    });

    /// <summary>Connects a demo login of the simulator.</summary>
    public static async Task<AccountId> ConnectAsync(MetaTraderClient client, CancellationToken cancellationToken)
    {
        using var password = Secret.From("demo-password");
        return await client.Connection.ConnectAsync(new ConnectRequest { Login = new TradingLogin(500123, "Acme-Demo"), Password = password }, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (simulators is not null)
        {
            await simulators.DisposeAsync();
        }
    }

    private Secret Key() => IsSimulated ? Secret.From("simulator-key")
        : arguments.Text("--key-variable") is { } variable ? Secret.FromEnvironment(variable)
        : throw new UsageException("Option --address needs --key-variable NAME, the environment variable that holds the API key.");
}
