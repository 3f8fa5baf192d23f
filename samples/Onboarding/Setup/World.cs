using Broker.Testing;
using Broker.Testing.Faults;
using Broker.Testing.Steering;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Setup;

/// <summary>Where the systems are: simulators here or elsewhere, each replaceable by configuration.</summary>
public sealed class World : IAsyncDisposable
{
    private readonly IConfiguration configuration;
    private readonly IReadOnlyList<SimulatorEndpoint> simulators;
    private readonly BrokerSimulators? own;
    private readonly Dictionary<string, SimulatorSteering> steering = new(StringComparer.Ordinal);

    private World(IConfiguration configuration, IReadOnlyList<SimulatorEndpoint> simulators, BrokerSimulators? own)
    {
        this.configuration = configuration;
        this.simulators = simulators;
        this.own = own;
        Crm = Preflight.Crm(configuration);
    }

    /// <summary>The CRM of this run.</summary>
    public SystemName Crm { get; }

    /// <summary>Starts simulators, or finds the running ones counted up from a port.</summary>
    /// <exception cref="InvalidOperationException">The configuration of a system is wrong; the message says which setting, what was given and what is allowed.</exception>
    public static async Task<World> StartAsync(IConfiguration configuration, int? basePort, CancellationToken cancellationToken)
    {
        foreach (SystemName system in SystemName.With(Preflight.Crm(configuration)))
        {
            Preflight.Check(system, configuration);
        }

        if (basePort is { } port)
        {
            var world = new World(configuration, SimulatorEndpoint.CountedUpFrom(port), null);
            await world.RequireSimulatorsAsync(port, cancellationToken);
            return world;
        }

        BrokerSimulators started = await BrokerSimulators.StartAsync(new BrokerSimulatorsOptions(), cancellationToken);
        return new World(configuration, started.Endpoints, started);
    }

    /// <summary>True when the system is the real one: <c>Live</c> in its section.</summary>
    public bool IsLive(SystemName system) => Preflight.IsLive(system, configuration);

    /// <summary>The address a client uses: the section's <c>BaseAddress</c>, else the simulator; null leaves the client's own default, for live systems.</summary>
    public Uri? AddressOf(SystemName system)
    {
        if (Preflight.Address(system, configuration) is { } configured)
        {
            return configured;
        }

        return IsLive(system) ? null : SimulatorOf(system);
    }

    /// <summary>Steers the system's simulator, whatever stands between it and the client.</summary>
    public SimulatorSteering Steer(SystemName system)
    {
        lock (steering)
        {
            if (!steering.TryGetValue(system.Simulator, out SimulatorSteering? one))
            {
                one = new SimulatorSteering(SimulatorOf(system));
                steering.Add(system.Simulator, one);
            }

            return one;
        }
    }

    /// <summary>Applies a named fault.</summary>
    public Task ApplyAsync(string fault, CancellationToken cancellationToken) => FaultScenarios.ApplyAsync(simulators, fault, cancellationToken);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (SimulatorSteering one in steering.Values)
        {
            one.Dispose();
        }

        if (own is not null)
        {
            await own.DisposeAsync();
        }
    }

    private async Task RequireSimulatorsAsync(int port, CancellationToken cancellationToken)
    {
        foreach (SystemName system in SystemName.With(Crm).Where(s => !IsLive(s)))
        {
            try
            {
                await Steer(system).GetStateAsync(cancellationToken);
            }
            catch (HttpRequestException exception)
            {
                await DisposeAsync();
                throw new InvalidOperationException($"No {system.Simulator} simulator answers at {SimulatorOf(system)}. Start the simulators with: simulate --port {port}.", exception);
            }
        }
    }

    private Uri SimulatorOf(SystemName system) => simulators.First(s => s.Name == system.Simulator).Url;
}
