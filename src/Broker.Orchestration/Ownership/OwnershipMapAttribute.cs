namespace Broker.Orchestration.Ownership;

/// <summary>Marks the type that declares facts. Facts are born only in such types.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OwnershipMapAttribute : Attribute;
