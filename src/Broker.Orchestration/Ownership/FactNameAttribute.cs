namespace Broker.Orchestration.Ownership;

/// <summary>Says that a text parameter takes the name of a fact, so that a constant passed there is checked against the ownership maps at build time.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class FactNameAttribute : Attribute;
