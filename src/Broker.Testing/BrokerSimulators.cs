using Broker.Testing.Adyen;
using Broker.Testing.Hosting;
using Broker.Testing.HubSpot;
using Broker.Testing.Kyc;
using Broker.Testing.MetaTrader;
using Broker.Testing.Praxis;
using Broker.Testing.Salesforce;
using Broker.Testing.Stripe;

namespace Broker.Testing;

/// <summary>All built simulators in this process, each at the root of its own loopback port.</summary>
/// <remarks>Safe for use by several threads. Nothing is logged.</remarks>
public sealed class BrokerSimulators : IAsyncDisposable
{
    private readonly SimulatorServer _server;
    private readonly Simulator[] _simulators;

    private BrokerSimulators(BrokerSimulatorsOptions options)
    {
        MetaTrader = new MetaTraderSimulator(options);
        Stripe = new StripeSimulator(options);
        HubSpot = new HubSpotSimulator(options);
        Kyc = new KycSimulator(options);
        Salesforce = new SalesforceSimulator(options);
        Adyen = new AdyenSimulator(options);
        Praxis = new PraxisSimulator(options);
        _simulators = [MetaTrader, Stripe, HubSpot, Kyc, Salesforce, Adyen, Praxis];
        _server = new SimulatorServer(options);
    }

    /// <summary>The MetaTrader simulator.</summary>
    public MetaTraderSimulator MetaTrader { get; }

    /// <summary>The Stripe simulator.</summary>
    public StripeSimulator Stripe { get; }

    /// <summary>The HubSpot simulator.</summary>
    public HubSpotSimulator HubSpot { get; }

    /// <summary>The KYC simulator.</summary>
    public KycSimulator Kyc { get; }

    /// <summary>The Salesforce simulator.</summary>
    public SalesforceSimulator Salesforce { get; }

    /// <summary>The Adyen simulator.</summary>
    public AdyenSimulator Adyen { get; }

    /// <summary>The Praxis simulator.</summary>
    public PraxisSimulator Praxis { get; }

    /// <summary>Every running simulator.</summary>
    public IReadOnlyList<Simulator> All => _simulators;

    /// <summary>Name and address of every running simulator, in port order.</summary>
    public IReadOnlyList<SimulatorEndpoint> Endpoints => [.. _simulators.Select(s => new SimulatorEndpoint(s.Name, s.BaseAddress))];

    /// <summary>Starts the simulators.</summary>
    /// <param name="options">How to start; <see langword="null"/> takes the defaults.</param>
    /// <param name="cancellationToken">Cancels the start.</param>
    /// <exception cref="IOException">A port counted up from the base port is taken.</exception>
    public static async Task<BrokerSimulators> StartAsync(BrokerSimulatorsOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new BrokerSimulatorsOptions();
        ArgumentOutOfRangeException.ThrowIfNegative(options.BasePort, nameof(options));
        if (options.WebhookAnswerTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.WebhookAnswerTimeout, "WebhookAnswerTimeout is to be above zero, or null for the systems' own.");
        }

        var simulators = new BrokerSimulators(options);
        try
        {
            await simulators._server.StartAsync(simulators._simulators, cancellationToken).ConfigureAwait(false);
            return simulators;
        }
        catch
        {
            await simulators.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>The running simulator of that name, or <see langword="null"/> when the name is unknown or its system is not simulated.</summary>
    /// <param name="name">One of <see cref="SimulatorNames"/>.</param>
    public Simulator? Find(string name) => Array.Find(_simulators, s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Forgets state, calls, faults, webhook registrations and clock advances of every simulator.</summary>
    public void Reset()
    {
        foreach (var simulator in _simulators)
        {
            simulator.Reset();
        }
    }

    /// <summary>Stops listening, cuts hanging requests and ends webhook deliveries.</summary>
    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync().ConfigureAwait(false);
        foreach (var simulator in _simulators)
        {
            await simulator.StopAsync().ConfigureAwait(false);
        }
    }
}
