using System.Reflection;

namespace Broker.Simulation.Tests.HubSpot;

/// <summary>A boundary that a test needs registered and never called.</summary>
public class Unused : DispatchProxy
{
    internal static T Of<T>()
        where T : class => Create<T, Unused>();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException($"{targetMethod?.Name} is not expected here.");
}
