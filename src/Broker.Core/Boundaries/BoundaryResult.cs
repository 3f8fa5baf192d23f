using System.Diagnostics.CodeAnalysis;
using Broker.Core.Errors;

namespace Broker.Core.Boundaries;

/// <summary>
/// What became of a request to a boundary. A boundary does not throw for anything the other side does; it throws only for cancellation and misuse.
/// </summary>
/// <typeparam name="T">What a confirmed request yields.</typeparam>
public sealed class BoundaryResult<T>
{
    private readonly T? value;

    private BoundaryResult(Outcome outcome, T? value, BoundaryFailure? failure)
    {
        Outcome = outcome;
        this.value = value;
        Failure = failure;
    }

    /// <summary>Confirmed, refused, never sent, or unknown.</summary>
    public Outcome Outcome { get; }

    /// <summary>Why it was not confirmed; null when it was.</summary>
    public BoundaryFailure? Failure { get; }

    /// <summary>True when there is a value.</summary>
    [MemberNotNullWhen(false, nameof(Failure))]
    public bool IsConfirmed => Outcome == Outcome.Confirmed;

    /// <summary>The value of a confirmed request.</summary>
    /// <exception cref="InvalidOperationException">The request was not confirmed.</exception>
    public T Value => IsConfirmed ? value! : throw new InvalidOperationException($"There is no value: {Failure.Sentence}");

    /// <summary>The request was applied, or the read succeeded.</summary>
    public static BoundaryResult<T> Confirmed(T value) => new(Outcome.Confirmed, value, null);

    /// <summary>The request failed with the given outcome.</summary>
    public static BoundaryResult<T> Failed(Outcome outcome, BoundaryFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return outcome == Outcome.Confirmed
            ? throw new ArgumentException("A failure cannot be confirmed.", nameof(outcome))
            : new BoundaryResult<T>(outcome, default, failure);
    }

    /// <summary>The request failed as the error tells.</summary>
    public static BoundaryResult<T> Failed(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return Failed(error.Outcome == Outcome.Confirmed ? Outcome.Unknown : error.Outcome, BoundaryFailure.From(error));
    }
}
