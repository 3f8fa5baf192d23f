using System.Text.Json.Serialization;
using Broker.Core.Identity;

namespace Broker.Orchestration.Cases;

/// <summary>Where the registration of the trading account stands.</summary>
public sealed record AccountFacet
{
    /// <summary>The stage.</summary>
    public AccountStage Stage { get; init; }

    /// <summary>The reserved login and server: the key that is looked up before any repeat.</summary>
    public TradingLogin? Login { get; init; }

    /// <summary>The account's id once it is known.</summary>
    public AccountId? Id { get; init; }

    /// <summary>The operation in flight or the last one.</summary>
    public OperationKey? Operation { get; init; }

    /// <summary>How often registration was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>How often it was refused for certain.</summary>
    public int Refusals { get; init; }

    /// <summary>The last refusal's listed code.</summary>
    public string? RefusalCode { get; init; }

    /// <summary>True when the last refusal cannot be cured by trying again.</summary>
    public bool RefusalIsFinal { get; init; }

    /// <summary>Not tried again by automation before this time.</summary>
    public DateTimeOffset? NotBefore { get; init; }

    /// <summary>When the present stage began.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Complete listings without the login since the outcome became unknown.</summary>
    public int CleanListings { get; init; }

    /// <summary>When the first of them was made.</summary>
    public DateTimeOffset? FirstCleanListing { get; init; }

    /// <summary>When the account became active; kept although gates fall later.</summary>
    public DateTimeOffset? ActivatedAt { get; init; }

    /// <summary>Accounts that should not exist, kept apart, never deleted by the family.</summary>
    public IReadOnlyList<AccountId> Quarantined { get; init; } = [];

    /// <summary>True while a registration is under way or uncertain.</summary>
    [JsonIgnore]
    public bool InFlight => Stage is AccountStage.Requested or AccountStage.OutcomeUnknown;
}
