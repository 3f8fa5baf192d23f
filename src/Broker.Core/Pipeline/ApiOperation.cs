using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>The constant part of one operation: its name, verb, template and whether it may be repeated. Kept in a static field.</summary>
/// <remarks>Name and template are what logs, traces and metrics show; the path and query of a call never are.</remarks>
public sealed class ApiOperation
{
    /// <summary>Describes an operation.</summary>
    /// <param name="name">The vendor's name of it, for example <c>RegisterAccount</c>.</param>
    /// <param name="method">The HTTP verb.</param>
    /// <param name="template">The path with placeholders, for example <c>/v1/payment_intents/{id}</c>; no query.</param>
    /// <param name="safety">Whether it may be repeated.</param>
    public ApiOperation(string name, HttpMethod method, string template, RetrySafety safety)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(method);
        ArgumentException.ThrowIfNullOrWhiteSpace(template);
        if (template[0] != '/' || template.Contains('?', StringComparison.Ordinal))
        {
            throw new ArgumentException($"Template '{template}' must start with '/' and hold no query.", nameof(template));
        }

        Name = name;
        Method = method;
        Template = template;
        Safety = safety;
    }

    /// <summary>The vendor's name of the operation.</summary>
    public string Name { get; }

    /// <summary>The HTTP verb.</summary>
    public HttpMethod Method { get; }

    /// <summary>The path with placeholders.</summary>
    public string Template { get; }

    /// <summary>Whether it may be repeated.</summary>
    public RetrySafety Safety { get; }

    /// <summary>
    /// May a call that must not be doubled be repeated after a refusal that certainly changed nothing, such as a throttle? Default true. False for trades: when
    /// to try again at another price is the caller's decision.
    /// </summary>
    public bool RepeatsRefusals { get; init; } = true;

    /// <summary>A call of this operation at the template's own path (for templates without placeholders).</summary>
    public ApiCall Call() => new(this, Template);

    /// <summary>A call of this operation at a path whose placeholders are filled and escaped.</summary>
    /// <exception cref="ArgumentException">The path does not start with '/', or holds a character that is not escaped. The message does not repeat it.</exception>
    public ApiCall Call(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (path[0] != '/' || path.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            throw new ArgumentException($"The path of {Name} must start with '/' and be percent-encoded; escape each placeholder with Uri.EscapeDataString.", nameof(path));
        }

        return new ApiCall(this, path);
    }

    /// <summary>May the call be repeated after this failure?</summary>
    internal bool MayRepeat(ApiFailure failure)
    {
        if (failure.ProviderSaysRetry == false || failure.Kind == ErrorKind.CircuitOpen ||
            (Safety == RetrySafety.Session && failure.Kind is (ErrorKind.Authentication or ErrorKind.Permission)))
        {
            return false;
        }

        if (!failure.IsTransient)
        {
            return failure is { ProviderSaysRetry: true, NotApplied: true };
        }

        if (failure.NotSent)
        {
            return true;
        }

        return Safety switch
        {
            RetrySafety.Read or RetrySafety.Idempotent or RetrySafety.Session => true,
            _ => failure.NotApplied && RepeatsRefusals,
        };
    }

    /// <summary>What is known about the effect after this failure?</summary>
    internal Outcome OutcomeOf(ApiFailure failure) =>
        failure.NotSent ? Outcome.NotSent
        : Safety == RetrySafety.Read || failure.NotApplied ? Outcome.Refused
        : Outcome.Unknown;

    /// <summary>
    /// What is known after the last failure when an earlier try may have been applied: a later try that was refused or never left says nothing about the
    /// earlier one, unless the system answered under the same idempotency key.
    /// </summary>
    internal Outcome OutcomeOf(ApiFailure last, bool earlierTryInDoubt, bool hasKey) =>
        earlierTryInDoubt && !(hasKey && last is { NotApplied: true, Kind: ErrorKind.Refused or ErrorKind.Validation }) ? Outcome.Unknown : OutcomeOf(last);
}
