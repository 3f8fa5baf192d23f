using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>The first answer for each idempotency key (contracts/payments.md a4). Validation failures and conflicts are not kept.</summary>
internal sealed class StripeIdempotency
{
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
        if (!request.IsPost || request.Header("Idempotency-Key") is not { Length: > 0 } key)
        {
            return null;
        }

        var fingerprint = request.Path + "\n" + StripeSimulator.FormOf(request).Fingerprint;
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                var fresh = new Entry(key, fingerprint);
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

    private sealed class Entry(string key, string fingerprint)
    {
        public string Key { get; } = key;

        public string Fingerprint { get; } = fingerprint;

        public SimResponse? Response { get; set; }
    }
}
