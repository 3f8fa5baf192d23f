using System.Diagnostics.CodeAnalysis;

namespace Broker.Core.Boundaries.Trading;

/// <summary>The gate's answer: an authorization, or all reasons against it.</summary>
public sealed class TradeDecision
{
    private TradeDecision(TradeAuthorization? authorization, IReadOnlyList<string> unmetGates)
    {
        Authorization = authorization;
        UnmetGates = unmetGates;
    }

    /// <summary>The authorization; null when refused.</summary>
    public TradeAuthorization? Authorization { get; }

    /// <summary>All gates that are not met, not only the first.</summary>
    public IReadOnlyList<string> UnmetGates { get; }

    /// <summary>True when there is an authorization.</summary>
    [MemberNotNullWhen(true, nameof(Authorization))]
    public bool IsGranted => Authorization is not null;

    /// <summary>Permission given.</summary>
    public static TradeDecision Grant(TradeAuthorization authorization) => new(authorization, []);

    /// <summary>Permission refused.</summary>
    public static TradeDecision Refuse(params IReadOnlyList<string> unmetGates) => new(null, unmetGates);
}
