namespace Broker.Orchestration.Ownership;

/// <summary>
/// Says as which system a type acts. A type that holds a <see cref="FactWriter{TOwner}"/> says so for that owner, which puts the right to write where a
/// reviewer reads it and into the listing of who writes what.
/// </summary>
/// <typeparam name="TSystem">The system it acts as.</typeparam>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, AllowMultiple = true, Inherited = false)]
public sealed class ActsAsAttribute<TSystem> : Attribute
    where TSystem : ISystemOfRecord;
