using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Steering;
using Broker.Testing.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing;

/// <summary>What all simulators have in common: an address, counted calls, faults, a clock, and a reset.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public abstract class Simulator
{
    private readonly Lock _countGate = new();
    private readonly SortedDictionary<string, int> _calls = new(StringComparer.Ordinal);

    private protected Simulator(string name, BrokerSimulatorsOptions options)
    {
        Name = name;
        Clock = new SimulatorClock(options.TimeProvider);
    }

    /// <summary>The system's name, one of <see cref="SimulatorNames"/>.</summary>
    public string Name { get; }

    /// <summary>The root of the simulator, with a trailing slash.</summary>
    public Uri BaseAddress { get; internal set; } = new("http://127.0.0.1/");

    /// <summary>How many requests arrived, by operation. Steering is not counted.</summary>
    public IReadOnlyDictionary<string, int> AllCalls
    {
        get
        {
            lock (_countGate)
            {
                return new Dictionary<string, int>(_calls, StringComparer.Ordinal);
            }
        }
    }

    internal FaultBook Faults { get; } = new();

    internal SimulatorClock Clock { get; }

    /// <summary>Guards the simulator's state; requests are executed one at a time.</summary>
    internal Lock Gate { get; } = new();

    internal virtual WebhookDispatcher? Webhooks => null;

    /// <summary>How many requests of one operation arrived, whether or not they were answered.</summary>
    /// <param name="operation">The operation; <c>*</c> stands for any run of characters, case does not matter.</param>
    public int Calls(string operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        lock (_countGate)
        {
            return _calls.Where(pair => WildcardMatch.IsMatch(operation, pair.Key)).Sum(pair => pair.Value);
        }
    }

    /// <summary>Lets the next matching calls fail.</summary>
    /// <param name="operation">The operation; <c>*</c> stands for any run of characters, case does not matter.</param>
    /// <param name="fault">The fault and how many calls it hits.</param>
    public void Next(string operation, Fault fault)
    {
        ArgumentNullException.ThrowIfNull(operation);
        ArgumentNullException.ThrowIfNull(fault);
        Faults.Add(operation, fault);
    }

    /// <summary>Drops all faults that have not struck yet.</summary>
    public void ClearFaults() => Faults.Clear();

    /// <summary>Moves the simulator's clock; what falls due happens before this returns.</summary>
    /// <param name="by">How far; not negative.</param>
    public void AdvanceClock(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Clock.Advance(by);
        lock (Gate)
        {
            RunDue();
        }
    }

    /// <summary>What <c>GET /_sim/state</c> answers: what exists, and the calls counted by operation. No secret is in it.</summary>
    public JsonObject GetState()
    {
        JsonObject state;
        lock (Gate)
        {
            state = DescribeState();
        }

        var calls = new JsonObject();
        foreach (var (operation, count) in AllCalls.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            calls[operation] = count;
        }

        state["calls"] = calls;
        return state;
    }

    /// <summary>Forgets state, calls, faults, webhook registrations and clock advances.</summary>
    public void Reset()
    {
        Faults.Clear();
        Clock.Reset();
        Webhooks?.Reset();
        lock (_countGate)
        {
            _calls.Clear();
        }

        lock (Gate)
        {
            ResetState();
        }
    }

    internal abstract SimOperation Route(SimRequest request);

    /// <summary>An error in the vendor's own shape.</summary>
    internal abstract SimResponse Failure(Fault fault);

    internal abstract JsonObject DescribeState();

    internal abstract void ResetState();

    /// <summary>What takes a request's body as it comes in, for bodies too large to be held; <see langword="null"/> for all others.</summary>
    internal virtual Func<Stream, CancellationToken, Task<object>>? BodySink(HttpRequest request) => null;

    /// <summary>Called when a request arrived; an answer ends the request without executing it.</summary>
    internal virtual SimResponse? Begin(SimRequest request) => null;

    /// <summary>Called once a request was executed (with its answer) or will not be (with none).</summary>
    internal virtual void End(SimRequest request, SimResponse? response)
    {
    }

    /// <summary>Called when the request was executed and a fault puts a failure in the place of its answer.</summary>
    internal virtual void Replaced(SimRequest request, SimResponse failure)
    {
    }

    /// <summary>Called when the answer is about to be written, and once more when the request is over; the first call counts.</summary>
    internal virtual void Leave(SimRequest request, bool answered)
    {
    }

    /// <summary>Steering only this system has; <see langword="null"/> when the path is not one of its own.</summary>
    internal virtual SimResponse? SteerOwn(SimRequest request) => null;

    /// <summary>Does what the clock made due; called under <see cref="Gate"/>.</summary>
    internal virtual void RunDue()
    {
    }

    internal virtual async ValueTask StopAsync()
    {
        if (Webhooks is { } webhooks)
        {
            await webhooks.DisposeAsync().ConfigureAwait(false);
        }
    }

    internal SimResponse Steer(SimRequest request) => SteeringEndpoint.Handle(this, request);

    internal void Apply(FaultScenarioStep step)
    {
        if (step.Fault is { } fault)
        {
            Next(step.Operation, fault);
        }

        if (step.Webhooks is { } mode)
        {
            Webhooks?.SetMode(mode);
        }
    }

    internal void Count(string operation)
    {
        lock (_countGate)
        {
            _calls[operation] = _calls.GetValueOrDefault(operation) + 1;
        }
    }

    internal SimResponse Execute(SimRequest request, SimOperation operation)
    {
        lock (Gate)
        {
            RunDue();
            var response = operation.Run();
            End(request, response);
            return response;
        }
    }
}
