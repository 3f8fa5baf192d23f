using System.Diagnostics.CodeAnalysis;
using Broker.Core.Identity;
using Broker.Orchestration.Journal;

namespace Broker.Orchestration.Ownership;

/// <summary>A value of a fact as it was read: whose word it is, since when it holds, when it was stored and why. Prints without the value.</summary>
/// <typeparam name="TValue">The value.</typeparam>
public sealed record FactReading<TValue>
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>The fact's name.</summary>
    public required string Fact { get; init; }

    /// <summary>The system whose word it is.</summary>
    public required string Owner { get; init; }

    /// <summary>What is known. Look here before <see cref="Value"/>.</summary>
    public required FactState State { get; init; }

    /// <summary>The value; the type's default unless <see cref="State"/> is <see cref="FactState.Known"/>.</summary>
    public TValue? Value { get; init; }

    /// <summary>The value as it is stored; null when there is none.</summary>
    public string? Text { get; init; }

    /// <summary>When the owner had this value; null when it was never observed.</summary>
    public DateTimeOffset? ObservedAt { get; init; }

    /// <summary>When it was stored; null when it was never observed.</summary>
    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>What led to it, for example an event id or <c>proposal:</c> and a key.</summary>
    public string? Cause { get; init; }

    /// <summary>How long ago the owner had it; null when it was never observed. Never below zero, also when the owner's clock runs ahead.</summary>
    public TimeSpan? Age { get; init; }

    /// <summary>True when it is older than its fact's <see cref="Ownership.Fact.Freshness"/>.</summary>
    public bool IsStale { get; init; }

    /// <summary>False for a value of the history that is not the newest observation.</summary>
    public bool IsCurrent { get; init; } = true;

    /// <summary>True when there is a current value to rely on: known and not stale.</summary>
    public bool IsUsable => State == FactState.Known && !IsStale && IsCurrent;

    /// <summary>Gives the value when there is one.</summary>
    public bool TryGet([MaybeNullWhen(false)] out TValue value)
    {
        value = Value;
        return State == FactState.Known;
    }

    /// <summary>Only what is known of which fact: values are personal data.</summary>
    public override string ToString() => $"{Fact} of {Owner}: {State}{(IsStale ? ", stale" : string.Empty)}";

    internal static FactReading<TValue> Of(Fact fact, CustomerId customer, FactRecord? record, bool isCurrent, DateTimeOffset now, TryReadText read)
    {
        if (record is null)
        {
            return new FactReading<TValue> { Customer = customer, Fact = fact.Name, Owner = fact.Owner, State = FactState.NeverObserved };
        }

        TValue? value = default;
        FactState state = record.Value is null
            ? fact.NullMeaning == NullMeaning.Unknown ? FactState.Unknown : FactState.Cleared
            : read(record.Value, out value) ? FactState.Known : FactState.Unreadable;
        TimeSpan age = now > record.ObservedAt ? now - record.ObservedAt : TimeSpan.Zero;
        return new FactReading<TValue>
        {
            Customer = customer,
            Fact = fact.Name,
            Owner = record.Owner,
            State = state,
            Value = value,
            Text = record.Value,
            ObservedAt = record.ObservedAt,
            RecordedAt = record.RecordedAt,
            Cause = record.Cause,
            Age = age,
            IsStale = fact.Freshness is { } limit && age > limit,
            IsCurrent = isCurrent,
        };
    }

    internal delegate bool TryReadText(string text, out TValue? value);
}
