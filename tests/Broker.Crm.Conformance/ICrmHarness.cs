using Broker.Core.Boundaries.Crm;

namespace Broker.Crm.Conformance;

/// <summary>One CRM, empty at first, seen from all sides: what <see cref="CrmBoundaryConformance"/> needs of it.</summary>
public interface ICrmHarness : IAsyncDisposable
{
    /// <summary>The boundary under test.</summary>
    ICrmBoundary Boundary { get; }

    /// <summary>The credential the boundary calls with; must never be told.</summary>
    string Secret { get; }

    /// <summary>The id of the user of <see cref="EditAsync"/>, as the boundary tells it; null when this CRM does not say who edits.</summary>
    string? UserId { get; }

    /// <summary>True when the boundary makes fields that are missing; false when an administrator does, by <see cref="DeployAsync"/>.</summary>
    bool MakesFields => true;

    /// <summary>Makes the fields of a schema as an administrator does; nothing where the boundary makes them.</summary>
    Task DeployAsync(CrmSchema schema) => Task.CompletedTask;

    /// <summary>Calls that reached the CRM so far.</summary>
    int Calls { get; }

    /// <summary>What the boundary logged.</summary>
    string Logged { get; }

    /// <summary>A second boundary of the same CRM that remembers nothing, as after a restart.</summary>
    ICrmBoundary Restarted();

    /// <summary>Makes a field by hand, for example one of the wrong type.</summary>
    void DefineField(CrmEntity entity, string name, CrmFieldKind kind);

    /// <summary>Changes one field of a record as a person in the CRM does.</summary>
    Task EditAsync(CrmEntity entity, string externalId, string field, string? value);

    /// <summary>A record's fields as the CRM itself has them; null when there is none.</summary>
    Task<IReadOnlyDictionary<string, string?>?> ReadRawAsync(CrmEntity entity, string externalId);

    /// <summary>How many records of a kind have an external id of ours.</summary>
    int Count(CrmEntity entity);

    /// <summary>The texts of a ticket's comments, as they are stored.</summary>
    Task<IReadOnlyList<string>> ReadCommentsAsync(string ticketKey);

    /// <summary>Whether the trading account is linked to the customer.</summary>
    Task<bool> IsLinkedAsync(string account, string customer);

    /// <summary>Applies writes and loses their answers, until <see cref="Recover"/>.</summary>
    void LoseWriteAnswers();

    /// <summary>Refuses every call with a failure whose text repeats what was sent, until <see cref="Recover"/>.</summary>
    void RefuseEverything(string text);

    /// <summary>Ends all trouble.</summary>
    void Recover();

    /// <summary>Makes what is written visible to reads of changes only after a while; a CRM without such a lag ignores it.</summary>
    void DelayVisibility(TimeSpan by);

    /// <summary>Moves the clock of the CRM and of the boundary. It stands still otherwise.</summary>
    void Advance(TimeSpan by);
}
