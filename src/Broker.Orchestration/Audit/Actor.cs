namespace Broker.Orchestration.Audit;

/// <summary>Who acts.</summary>
/// <param name="Kind">A person, an automation or an outside system.</param>
/// <param name="Id">A name inside the firm; not an e-mail address.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    /// <summary>The family's own automation.</summary>
    public static Actor Automation { get; } = new(ActorKind.Automation, "onboarding");

    /// <summary>A person.</summary>
    public static Actor Person(string id) => new(ActorKind.Person, id);

    /// <summary>An outside system that sent an event.</summary>
    public static Actor System(string name) => new(ActorKind.System, name);
}
