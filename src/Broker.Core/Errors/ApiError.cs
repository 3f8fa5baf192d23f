using System.Globalization;
using System.Text;

namespace Broker.Core.Errors;

/// <summary>One failed call, told completely: which system, which operation, what the provider said, and what is known about the effect.</summary>
/// <remarks>
/// <see cref="ToString"/> and the exceptions made from it hold only listed codes and our own words: no URL, no body, no provider text.
/// </remarks>
public sealed record ApiError
{
    private static readonly object QuotaOfUnknownEnd = new();

    // One reference for both, since almost no error has them: null, the marker, or the time.
    private readonly object? quota;

    /// <summary>The system that was called, for example <c>metatrader</c>.</summary>
    public required string System { get; init; }

    /// <summary>The operation, for example <c>RegisterAccount</c>.</summary>
    public required string Operation { get; init; }

    /// <summary>The class of the failure.</summary>
    public required ErrorKind Kind { get; init; }

    /// <summary>What is known about the effect.</summary>
    public required Outcome Outcome { get; init; }

    /// <summary>The HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>The provider's code, raw; compare it, do not print it.</summary>
    public string? Code { get; init; }

    /// <summary>True when <see cref="Code"/> is a code the client knows.</summary>
    public bool CodeIsListed { get; init; }

    /// <summary>The provider's id of the request, for its support; null when it sent none.</summary>
    public string? RequestId { get; init; }

    /// <summary>True when the same call may succeed later without a change.</summary>
    public bool IsTransient { get; init; }

    /// <summary>How long the provider asks to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>True when the calls of a long period, usually a day, are used up, so that no short wait helps.</summary>
    public bool IsQuotaExhausted { get => quota is not null; init => quota = value ? quota ?? QuotaOfUnknownEnd : null; }

    /// <summary>When the calls of that period come back; null when that is not known. Setting it says that they are used up.</summary>
    public DateTimeOffset? ResetsAt { get => quota as DateTimeOffset?; init => quota = value ?? (object?)quota; }

    /// <summary>What identifies the request so that its effect can be looked up, for example an idempotency key or <c>login@server</c>.</summary>
    public string? RequestIdentity { get; init; }

    /// <summary>The id of the object the failed call concerned, when the answer named one.</summary>
    public string? RelatedId { get; init; }

    /// <summary>The fields that were refused.</summary>
    public IReadOnlyList<FieldError> Fields { get; init; } = [];

    /// <summary>The provider's free text, which never prints.</summary>
    public ProviderText Text { get; init; }

    /// <summary>What to do next, in words.</summary>
    public string Advice { get; init; } = string.Empty;

    /// <summary>How many tries were made; 0 when the circuit breaker let none through.</summary>
    public int Attempts { get; init; }

    /// <summary>The exception behind the failure, if there was one that is safe to keep.</summary>
    public Exception? Cause { get; init; }

    /// <summary>The code when it is listed, else <c>unlisted</c>, else <c>none</c>: safe for logs, metrics and records.</summary>
    public string PrintableCode => Code is null ? "none" : CodeIsListed ? Code : "unlisted";

    /// <summary>Turns the error into the exception whose type says what to do next.</summary>
    public BrokerApiException ToException() => Outcome == Outcome.Unknown
        ? new OutcomeUnknownException(this)
        : Kind switch
        {
            ErrorKind.RateLimited when IsQuotaExhausted => new QuotaExhaustedException(this),
            ErrorKind.RateLimited => new RateLimitedException(this),
            ErrorKind.Authentication or ErrorKind.Permission => new AuthenticationFailedException(this),
            ErrorKind.Validation => new ValidationFailedException(this),
            ErrorKind.Conflict => new ConflictException(this),
            ErrorKind.NotFound => new NotFoundException(this),
            _ => new BrokerApiException(this),
        };

    /// <summary>One line: system, operation, kind, code, status, attempts and advice.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{System} {Operation}: {ErrorWords.What(Kind)}");
        text.Append(CultureInfo.InvariantCulture, $" (outcome {Outcome}");
        if (Status is { } status)
        {
            text.Append(CultureInfo.InvariantCulture, $", status {status}");
        }

        if (Code is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", code {PrintableCode}");
        }

        if (Attempts > 1)
        {
            text.Append(CultureInfo.InvariantCulture, $", {Attempts} attempts");
        }

        if (RequestId is not null)
        {
            text.Append(CultureInfo.InvariantCulture, $", request {RequestId}");
        }

        text.Append(").");
        if (Fields.Count > 0)
        {
            text.Append(" Fields: ").AppendJoin(", ", Fields.Select(static f => PrintableField(f.Field))).Append('.');
        }

        if (RetryAfter is { } wait)
        {
            text.Append(CultureInfo.InvariantCulture, $" Wait {wait.TotalSeconds:0.###} s.");
        }

        if (ResetsAt is { } reset)
        {
            text.Append(CultureInfo.InvariantCulture, $" Resets {reset:yyyy-MM-dd HH:mm:ss zzz}.");
        }

        string advice = Advice.Length > 0 ? Advice : ErrorWords.Advice(Kind, Outcome);
        return advice.Length == 0 ? text.ToString() : text.Append(' ').Append(advice).ToString();
    }

    // A field name comes from the provider: it prints only when it looks like a name.
    private static string PrintableField(string? field)
    {
        const int MaxLength = 64;
        return field is { Length: > 0 and <= MaxLength } && field.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '[' or ']')
            ? field
            : "unlisted";
    }
}
