namespace Broker.Orchestration.Ownership;

/// <summary>
/// Says that a method writes the fact it is given in this parameter. Needed where the owner is a type parameter: every call is then checked as a write of
/// the fact that is passed.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class WritesFactAttribute : Attribute;
