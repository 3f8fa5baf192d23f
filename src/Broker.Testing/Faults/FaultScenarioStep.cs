using Broker.Testing.Webhooks;

namespace Broker.Testing.Faults;

/// <summary>One instruction of a scenario to one simulator: a fault on an operation, or a webhook mode.</summary>
/// <param name="System">The simulator, one of <see cref="SimulatorNames"/>.</param>
/// <param name="Operation">The operation the fault waits for; <c>*</c> stands for any run of characters.</param>
/// <param name="Fault">The fault, if this step injects one.</param>
/// <param name="Webhooks">The webhook mode, if this step sets one.</param>
public sealed record FaultScenarioStep(string System, string Operation, Fault? Fault, WebhookMode? Webhooks);
