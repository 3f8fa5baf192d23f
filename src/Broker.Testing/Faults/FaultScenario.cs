namespace Broker.Testing.Faults;

/// <summary>A named situation: what it means and what the simulators are told.</summary>
/// <param name="Name">The name, as given to <c>--fault</c>.</param>
/// <param name="Description">What happens, in a sentence.</param>
/// <param name="Steps">The instructions; empty when the driver brings the situation about by the order of its own actions.</param>
public sealed record FaultScenario(string Name, string Description, IReadOnlyList<FaultScenarioStep> Steps);
