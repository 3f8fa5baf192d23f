using Broker.Core.Identity;

namespace Broker.Orchestration.Ownership;

/// <summary>Which proposals to list. What is null does not restrict.</summary>
public sealed record ProposalFilter
{
    /// <summary>Those in this system's queue.</summary>
    public string? Owner { get; init; }

    /// <summary>Those about this customer.</summary>
    public CustomerId? Customer { get; init; }

    /// <summary>True for those that wait for a decision. Default false.</summary>
    public bool OpenOnly { get; init; }
}
