using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>
/// The first answer for each idempotency key, for a day (contracts/payments.md a4). Validation failures and conflicts are not kept. A 500 after the effect is
/// kept as it was sent, as Stripe does; other 5xx come from what stands in front of it and hide the real answer, which is kept.
/// </summary>
internal sealed class StripeIdempotency(TimeProvider clock)
{
    private const int MaxLength = 255;
    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    /// <summary>The answer to give without executing; or none, after which <see cref="End"/> must follow.</summary>
    public SimResponse? Begin(SimRequest request)
    {
        if (KeyOf(request) is not { } key)
        {
            return null;
        }

        if (key.Length > MaxLength)
        {
            return new StripeError(400, "invalid_request_error", null, $"Idempotency keys are at most {MaxLength} characters long.").ToResponse();
        }

        var fingerprint = request.Path + "\n" + StripeSimulator.FormOf(request).Fingerprint;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry) || (entry.Response is not null && clock.GetUtcNow() - entry.At >= Kept))
            {
                var fresh = new Entry(key, fingerprint, clock.GetUtcNow());
                _entries[key] = fresh;
                request.Ticket = fresh;
                return null;
            }

            if (entry.Fingerprint != fingerprint)
            {
                return new StripeError(
                    400, "idempotency_error", null,
                    "Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a different key if you meant to execute a different request.").ToResponse();
            }

            if (entry.Response is not { } first)
            {
                return new StripeError(409, "idempotency_error", "idempotency_key_in_use", "There is currently another in-progress request using this Idempotent Key.").ToResponse();
            }

            var replay = new SimResponse(first.Status, first.ContentType, first.Body);
            replay.Headers.AddRange(first.Headers);
            return replay.With("Idempotent-Replayed", "true");
        }
    }

    public void End(SimRequest request, SimResponse? response)
    {
        if (request.Ticket is not Entry entry)
        {
            return;
        }

        request.Ticket = null;
        lock (_gate)
        {
            if (response is null || response.Status is 400 or 401 or 403 or 404 or 409 or 429)
            {
                _entries.Remove(entry.Key);
            }
            else
            {
                entry.Response = response;
            }
        }
    }

    public void Replace(SimRequest request, SimResponse failure)
    {
        if (failure.Status != 500 || KeyOf(request) is not { } key)
        {
            return;
        }

        lock (_gate)
        {
            if (_entries.TryGetValue(key, out var entry))
            {
                entry.Response = failure;
            }
        }
    }

    private static string? KeyOf(SimRequest request) => request.IsPost && request.Header("Idempotency-Key") is { Length: > 0 } key ? key : null;

    private sealed class Entry(string key, string fingerprint, DateTimeOffset at)
    {
        public string Key { get; } = key;

        public string Fingerprint { get; } = fingerprint;

        public DateTimeOffset At { get; } = at;

        public SimResponse? Response { get; set; }
    }
}
