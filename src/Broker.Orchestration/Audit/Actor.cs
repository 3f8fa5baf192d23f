using System.Text.Json.Serialization;

namespace Broker.Orchestration.Audit;

/// <summary>Who acts.</summary>
/// <param name="Kind">A person, an automation, an outside system, a principal of the CRM or an agent.</param>
/// <param name="Id">A name inside the firm; not an e-mail address.</param>
public sealed record Actor(ActorKind Kind, string Id)
{
    /// <summary>The roles a person holds right now, as the host's sign-in says. They decide what the person may ask for, not who it is: they are no part of equality and are not stored.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Roles { get; init; } = [];

    /// <summary>The family's own automation.</summary>
    public static Actor Automation { get; } = new(ActorKind.Automation, "onboarding");

    /// <summary>A person.</summary>
    public static Actor Person(string id) => new(ActorKind.Person, id);

    /// <summary>A person with the roles it holds right now.</summary>
    public static Actor Person(string id, params IReadOnlyList<string> roles) => new(ActorKind.Person, id) { Roles = roles };

    /// <summary>An outside system that sent an event.</summary>
    public static Actor System(string name) => new(ActorKind.System, name);

    /// <summary>A principal of the CRM.</summary>
    public static Actor Crm(string id) => new(ActorKind.Crm, id);

    /// <summary>A program that a language model steers.</summary>
    public static Actor Agent(string id) => new(ActorKind.Agent, id);

    /// <inheritdoc/>
    public bool Equals(Actor? other) => other is not null && Kind == other.Kind && Id == other.Id;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Kind, Id);
}
