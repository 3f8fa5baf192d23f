using Broker.Core.Identity;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Ownership;

/// <summary>Somebody who is told when a fact changes.</summary>
/// <param name="Name">The subscription's own name; what was told is remembered under it.</param>
/// <param name="FactName">The fact.</param>
/// <param name="Declared">The fact itself, when it was given by type.</param>
/// <param name="Tell">Tells of a value.</param>
internal sealed record FactSubscription(string Name, string FactName, Fact? Declared, Func<IServiceProvider, FactSubscription.Teller> Tell)
{
    /// <summary>Tells of the value that is current.</summary>
    internal delegate Task Teller(Fact fact, CustomerId customer, FactRecord record, DateTimeOffset now, CancellationToken cancellationToken);
}
