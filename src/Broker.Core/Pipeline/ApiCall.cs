using System.Globalization;

namespace Broker.Core.Pipeline;

/// <summary>One call: an operation with its path, query, body and keys. Immutable; each <c>With</c> gives a new one.</summary>
public readonly struct ApiCall
{
    internal ApiCall(ApiOperation operation, string target)
    {
        Operation = operation;
        Target = target;
    }

    /// <summary>The operation.</summary>
    public ApiOperation Operation { get; private init; }

    /// <summary>Path and query relative to the base address. May hold secrets: never printed.</summary>
    public string Target { get; private init; }

    /// <summary>The whole address when <see cref="ApiPipeline.Prepare"/> has built it; null otherwise.</summary>
    internal Uri? Address { get; init; }

    /// <summary>The body; null for none.</summary>
    public ApiBody? Body { get; private init; }

    /// <summary>The idempotency key that the protocol sends with every try.</summary>
    public string? IdempotencyKey { get; private init; }

    /// <summary>What identifies the request for a later look-up; goes into errors, so it must not be a secret.</summary>
    public string? RequestIdentity { get; private init; }

    /// <summary>The time limit of each attempt; null takes the option of the client.</summary>
    public TimeSpan? AttemptTimeout { get; private init; }

    /// <summary>Headers of this call alone, beside those of the protocol; null for none.</summary>
    internal IReadOnlyList<KeyValuePair<string, string>>? Headers { get; private init; }

    /// <summary>True when the answer is handed out as a stream.</summary>
    internal bool IsStreamed { get; private init; }

    /// <summary>Adds a query parameter, escaped; leaves it out when the value is null.</summary>
    public ApiCall Query(string name, string? value) => value is null
        ? this
        : this with { Address = null, Target = string.Concat([Target, Target.Contains('?', StringComparison.Ordinal) ? "&" : "?", name, "=", Uri.EscapeDataString(value)]) };

    /// <summary>Adds a whole number to the query, culture-independent.</summary>
    public ApiCall Query(string name, long? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a decimal to the query, with a point whatever the culture.</summary>
    public ApiCall Query(string name, decimal? value) => Query(name, value?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a flag to the query as <c>true</c> or <c>false</c>.</summary>
    public ApiCall Query(string name, bool? value) => Query(name, value switch { true => "true", false => "false", _ => null });

    /// <summary>Adds one parameter several times, once per value and in their order: <c>symbol=A&amp;symbol=B</c>.</summary>
    public ApiCall QueryEach(string name, IEnumerable<string>? values)
    {
        if (values is null)
        {
            return this;
        }

        var text = new System.Text.StringBuilder(Target);
        char separator = Target.Contains('?', StringComparison.Ordinal) ? '&' : '?';
        foreach (string value in values)
        {
            text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
            separator = '&';
        }

        return this with { Address = null, Target = text.ToString() };
    }

    /// <summary>Adds a header of this call alone; leaves it out when the value is null. Never printed.</summary>
    /// <exception cref="ArgumentException">The value holds a line break or another character that cannot travel in a header.</exception>
    public ApiCall WithHeader(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        if (value is null)
        {
            return this;
        }

        return value.AsSpan().ContainsAnyExceptInRange(' ', '~')
            ? throw new ArgumentException($"The value of header {name} holds a character that cannot travel in a header.", nameof(value))
            : this with { Headers = [.. Headers ?? [], new(name, value)] };
    }

    /// <summary>Sets the body.</summary>
    public ApiCall WithBody(ApiBody body) => this with { Body = body };

    /// <summary>Sets the caller-owned idempotency key, which is also the request's identity.</summary>
    public ApiCall WithIdempotencyKey(string key) => this with { IdempotencyKey = key, RequestIdentity = RequestIdentity ?? key };

    /// <summary>Sets what identifies the request for a later look-up. It goes into errors and records: never a secret.</summary>
    public ApiCall WithIdentity(string identity) => this with { RequestIdentity = identity };

    internal ApiCall Streamed() => this with { IsStreamed = true };

    /// <summary>Sets a time limit of its own for each attempt, for operations that are slow by nature; one beyond the client's total limit takes its place.</summary>
    public ApiCall WithAttemptTimeout(TimeSpan timeout) => this with { AttemptTimeout = timeout };
}
