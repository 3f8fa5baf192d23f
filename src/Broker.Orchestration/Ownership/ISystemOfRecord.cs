namespace Broker.Orchestration.Ownership;

/// <summary>A marker type for a system that owns facts. Implement it on a type of your own to add a system.</summary>
public interface ISystemOfRecord
{
    /// <summary>The system's name in listings, audit records and errors, for example <c>payments</c>.</summary>
    static abstract string SystemName { get; }
}
