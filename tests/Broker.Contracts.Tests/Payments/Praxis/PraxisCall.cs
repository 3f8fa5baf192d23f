using Broker.Payments.Praxis;

namespace Broker.Contracts.Tests.Payments.Praxis;

/// <summary>One call of the client. What it sends and what is answered stands in the mapping of the same name.</summary>
internal sealed record PraxisCall(string Name, Func<PraxisClient, Task<object?>> CallAsync, Action<object?> Check)
{
    /// <summary>The mapping of the look-up that comes first; null for a look-up itself.</summary>
    public string? Before { get; init; }

    /// <summary>What an unknown outcome names, so that it can be looked up.</summary>
    public required string Identity { get; init; }

    /// <summary>The name of the operation: what stands before a variant.</summary>
    public string Operation => Name.Split(',')[0];

    public bool MovesMoney => Before is not null;

    public override string ToString() => Name;
}
