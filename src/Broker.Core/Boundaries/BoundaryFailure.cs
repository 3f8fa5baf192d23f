using Broker.Core.Errors;

namespace Broker.Core.Boundaries;

/// <summary>Why a boundary could not do what it was asked, in a form that may be stored, audited and shown: no provider text, no secret.</summary>
public sealed record BoundaryFailure
{
    /// <summary>The system, for example <c>metatrader</c>.</summary>
    public required string System { get; init; }

    /// <summary>The operation, for example <c>RegisterAccount</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The class of the failure.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>The provider's code if it is one the client knows, else <c>unlisted</c> or <c>none</c>.</summary>
    public required string Code { get; init; }

    /// <summary>True when the same request may succeed later without a change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Sentence { get; init; }

    /// <summary>Takes over what may be stored of an error.</summary>
    public static BoundaryFailure From(ApiError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return new BoundaryFailure
        {
            System = error.System,
            Operation = error.Operation,
            Kind = error.Kind,
            Code = error.PrintableCode,
            IsTransient = error.IsTransient,
            RetryAfter = error.RetryAfter,
            Sentence = error.ToString(),
        };
    }
}
