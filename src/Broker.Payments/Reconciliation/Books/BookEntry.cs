using System.Text.Json.Serialization;
using Broker.Core.Monetary;

namespace Broker.Payments.Reconciliation.Books;

/// <summary>What the entries of all books share. Independent of any provider's types.</summary>
/// <remarks>
/// An entry without id, without currency, with a negative amount or one above <see cref="MaxAmount"/> is not compared; it becomes an item with the outcome
/// <see cref="Items.ReconciliationOutcome.UnreadableLine"/>.
/// </remarks>
[JsonDerivedType(typeof(OperationEntry), "operation")]
[JsonDerivedType(typeof(ProviderEntry), "provider")]
[JsonDerivedType(typeof(SettlementEntry), "settlement")]
[JsonDerivedType(typeof(PayoutEntry), "payout")]
[JsonDerivedType(typeof(BankLine), "bank")]
[JsonDerivedType(typeof(AppliedEntry), "applied")]
public abstract record BookEntry : BookLine
{
    /// <summary>The largest amount that is compared, in major units.</summary>
    public const decimal MaxAmount = 1_000_000_000_000_000_000m;

    /// <summary>The id in its own book; unique there, otherwise the item says <see cref="Items.ReconciliationOutcome.Duplicate"/>.</summary>
    public required string Id { get; init; }

    /// <summary>What it is about.</summary>
    public required EntryKind Kind { get; init; }

    /// <summary>Which way the money goes.</summary>
    public required MoneyDirection Direction { get; init; }

    /// <summary>How much; never negative, the sign is <see cref="Direction"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>What is known about the money.</summary>
    public required EntryState State { get; init; }

    /// <summary>The provider's or bank's own word for the state; null when there is none.</summary>
    public string? RawState { get; init; }

    /// <summary>When it happened, by the provider's clock where there is one. Cut-off and windows go by it.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The amount with its sign: positive towards us.</summary>
    [JsonIgnore]
    public Money SignedAmount => Direction == MoneyDirection.In ? Amount : new Money(-Amount.Amount, Amount.Currency);
}
