using Broker.Orchestration.Journal;
using Broker.Orchestration.Ownership;
using Microsoft.Extensions.DependencyInjection;

namespace Broker.Orchestration.Hosting;

/// <summary>What <c>AddBrokerOrchestration</c> returns: the place to say which facts are owned, where they are stored and who watches.</summary>
public sealed class BrokerOrchestrationBuilder
{
    internal BrokerOrchestrationBuilder(IServiceCollection services) => Services = services;

    /// <summary>The services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Uses these ownership maps together, for example the default one and the team's own.</summary>
    /// <exception cref="OwnershipMapException">The maps contradict each other.</exception>
    public BrokerOrchestrationBuilder OwnFacts(params IReadOnlyList<OwnershipMap> maps)
    {
        Services.AddSingleton(OwnershipMap.Merge(maps));
        return this;
    }

    /// <summary>Uses a journal. Packages with a journal have a method of their own, such as <c>UseSqlite</c>.</summary>
    public BrokerOrchestrationBuilder UseJournal(Func<IServiceProvider, ICaseJournal> create)
    {
        Services.AddSingleton(create);
        return this;
    }

    /// <summary>Adds a watcher of decisions and effects, for example a live view.</summary>
    public BrokerOrchestrationBuilder Watch(Func<IServiceProvider, ICaseObserver> create)
    {
        Services.AddSingleton(create);
        return this;
    }
}
