using Broker.Testing.Steering;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Faults;

/// <summary>The catalogue of named scenarios. Scenarios add up: several may be applied to the same simulators.</summary>
public static class FaultScenarios
{
    /// <summary>Every scenario.</summary>
    public static IReadOnlyList<FaultScenario> All { get; } =
    [
        new("register-timeout-after-apply",
            "The first RegisterAccount of every login creates the account and never answers.",
            [Step(SimulatorNames.MetaTrader, "RegisterAccount", Fault.Timeout(FaultPhase.After))]),
        new("register-reset-after-apply",
            "The first RegisterAccount of every login creates the account, then the connection is reset.",
            [Step(SimulatorNames.MetaTrader, "RegisterAccount", Fault.Reset(FaultPhase.After))]),
        new("metatrader-201-failure",
            "The first RegisterAccount of every login is answered with status 201 and a failure in the body; no account is made.",
            [Step(SimulatorNames.MetaTrader, "RegisterAccount", Fault.FailureBody("CONNECT_ERROR"))]),
        new("crm-429",
            "The first batch upsert of every record meets HubSpot's ten-second limit; the first of every object Salesforce's limit of calls at once.",
            [
                Step(SimulatorNames.HubSpot, "*/batch/upsert", Fault.RateLimit(TimeSpan.FromSeconds(1), "TEN_SECONDLY_ROLLING")),
                Step(SimulatorNames.Salesforce, "composite/sobjects/upsert", Fault.RateLimit()),
            ]),
        new("crm-timeout-after-apply",
            "The first batch upsert of every record (on Salesforce of every object) is applied and never answers.",
            [
                Step(SimulatorNames.HubSpot, "*/batch/upsert", Fault.Timeout(FaultPhase.After)),
                Step(SimulatorNames.Salesforce, "composite/sobjects/upsert", Fault.Timeout(FaultPhase.After)),
            ]),
        new("duplicate-webhooks",
            "Every webhook is delivered twice.",
            [Mode(SimulatorNames.Stripe, WebhookMode.Duplicate), Mode(SimulatorNames.Kyc, WebhookMode.Duplicate)]),
        new("out-of-order-webhooks",
            "Webhooks are gathered for a moment and delivered in the opposite order.",
            [Mode(SimulatorNames.Stripe, WebhookMode.Reverse), Mode(SimulatorNames.Kyc, WebhookMode.Reverse)]),
        new("stripe-503",
            "The first two reads of every payment and the first two attempts of every refund are answered with 503; nothing is applied.",
            [
                Step(SimulatorNames.Stripe, "GetPaymentIntent", Fault.WithStatus(503) with { Count = 2 }),
                Step(SimulatorNames.Stripe, "CreateRefund", Fault.WithStatus(503) with { Count = 2 }),
            ]),
        new("payment-before-kyc", "Money settles before the client is verified; the driver orders its actions so.", []),
        new("refund-before-settle", "A refund is heard of before the payment's settlement; the driver orders its actions so.", []),
        new("kyc-rejected-late", "A rejection arrives after the approval was applied; the driver orders its actions so.", []),
    ];

    /// <summary>The scenario of that name, or <see langword="null"/>.</summary>
    /// <param name="name">A name; case does not matter.</param>
    public static FaultScenario? Find(string name) => All.FirstOrDefault(s => string.Equals(s.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Applies a scenario to simulators in this process.</summary>
    /// <param name="simulators">The simulators.</param>
    /// <param name="name">The scenario's name.</param>
    /// <exception cref="ArgumentException">There is no scenario of that name.</exception>
    public static void Apply(BrokerSimulators simulators, string name)
    {
        ArgumentNullException.ThrowIfNull(simulators);
        foreach (var step in Require(name).Steps)
        {
            simulators.Find(step.System)?.Apply(step);
        }
    }

    /// <summary>Applies a scenario to running simulators through their <c>/_sim/</c> endpoints.</summary>
    /// <param name="endpoints">Where the simulators listen; systems without an endpoint are left out.</param>
    /// <param name="name">The scenario's name.</param>
    /// <param name="cancellationToken">Cancels the calls.</param>
    /// <exception cref="ArgumentException">There is no scenario of that name.</exception>
    /// <exception cref="HttpRequestException">A simulator could not be reached or refused the instruction.</exception>
    public static async Task ApplyAsync(IEnumerable<SimulatorEndpoint> endpoints, string name, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var known = endpoints.ToDictionary(e => e.Name, e => e.Url, StringComparer.OrdinalIgnoreCase);
        foreach (var step in Require(name).Steps)
        {
            if (known.TryGetValue(step.System, out var url))
            {
                using var steering = new SimulatorSteering(url);
                await steering.ApplyAsync(step, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static FaultScenario Require(string name) =>
        Find(name) ?? throw new ArgumentException($"There is no fault scenario '{name}'. Known: {string.Join(", ", All.Select(s => s.Name))}.", nameof(name));

    private static FaultScenarioStep Step(string system, string operation, Fault fault) => new(system, operation, fault with { PerKey = true }, null);

    private static FaultScenarioStep Mode(string system, WebhookMode mode) => new(system, "*", null, mode);
}
