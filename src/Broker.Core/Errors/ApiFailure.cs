namespace Broker.Core.Errors;

/// <summary>
/// What a client's protocol read out of an unsuccessful answer, before the pipeline adds which call it was. Made by
/// <see cref="Pipeline.ApiProtocol.Judge"/>.
/// </summary>
public sealed record ApiFailure
{
    private static readonly object QuotaOfUnknownEnd = new();

    // One reference for both, since almost no error has them: null, the marker, or the time.
    private readonly object? quota;

    /// <summary>The class of the failure.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>The provider's code, raw. Kept for code to compare; printed only when <see cref="CodeIsListed"/>.</summary>
    public string? Code { get; init; }

    /// <summary>True when <see cref="Code"/> is one the client knows, so that it is safe to print.</summary>
    public bool CodeIsListed { get; init; }

    /// <summary>True when the same call may succeed later without a change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>True when the system certainly did not apply the request (a refusal, a throttle), so that even a call that must not be doubled may go again.</summary>
    public bool NotApplied { get; init; }

    /// <summary>True when this machine never sent the request.</summary>
    public bool NotSent { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's own word on repeating: true, false, or null when it said nothing.</summary>
    public bool? ProviderSaysRetry { get; init; }

    /// <summary>The provider's free text, which never prints.</summary>
    public ProviderText Text { get; init; }

    /// <summary>The fields that were refused.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The id of the object the failed call concerned, when the answer named one (a declined payment exists although the call failed).</summary>
    public string? RelatedId { get; init; }

    /// <summary>What a person can do, in our words. Null takes the default of <see cref="Kind"/>.</summary>
    public string? Advice { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>True when the calls of a long period are used up, so that no short wait helps.</summary>
    public bool IsQuotaExhausted { get => quota is not null; init => quota = value ? quota ?? QuotaOfUnknownEnd : null; }

    /// <summary>When the calls of that period come back; null when that is not known. Setting it says that they are used up.</summary>
    public DateTimeOffset? ResetsAt { get => quota as DateTimeOffset?; init => quota = value ?? (object?)quota; }

    /// <summary>Which credential was refused, in the protocol's own terms, so that one that was renewed meanwhile is not renewed again. Never printed, not part of the error.</summary>
    public object? RefusedCredential { get; init; }

    /// <summary>The exception behind it, kept only when its text cannot hold what was sent.</summary>
    public Exception? Cause { get; init; }

    /// <summary>The code when it is listed, else <c>unlisted</c>, else <c>none</c>.</summary>
    internal string PrintableCode => Code is null ? "none" : CodeIsListed ? Code : "unlisted";

    /// <summary>Kind and status only.</summary>
    public override string ToString() => Status is { } status ? $"{Kind} ({status})" : Kind.ToString();

    /// <summary>The failure that an HTTP status alone tells.</summary>
    public static ApiFailure FromStatus(int status) => status switch
    {
        400 or 405 or 406 or 410 or 411 or 413 or 414 or 415 or 422 => new() { Kind = ErrorKind.Validation, Status = status, NotApplied = true },
        401 => new() { Kind = ErrorKind.Authentication, Status = status, NotApplied = true },
        402 => new() { Kind = ErrorKind.Refused, Status = status, NotApplied = true },
        403 => new() { Kind = ErrorKind.Permission, Status = status, NotApplied = true },
        404 => new() { Kind = ErrorKind.NotFound, Status = status, NotApplied = true },
        408 => new() { Kind = ErrorKind.Timeout, Status = status, IsTransient = true },
        409 or 412 => new() { Kind = ErrorKind.Conflict, Status = status, NotApplied = true },
        423 or 425 => new() { Kind = ErrorKind.Unavailable, Status = status, IsTransient = true, NotApplied = true },
        429 => new() { Kind = ErrorKind.RateLimited, Status = status, IsTransient = true, NotApplied = true },
        501 or 505 => new() { Kind = ErrorKind.Unavailable, Status = status, NotApplied = true },
        >= 500 => new() { Kind = ErrorKind.Unavailable, Status = status, IsTransient = true },
        >= 400 => new() { Kind = ErrorKind.Other, Status = status, NotApplied = true },
        _ => new() { Kind = ErrorKind.Protocol, Status = status },
    };
}
