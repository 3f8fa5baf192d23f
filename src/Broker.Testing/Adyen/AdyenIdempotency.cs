using Broker.Testing.Hosting;

namespace Broker.Testing.Adyen;

/// <summary>
/// The first answer for each <c>Idempotency-Key</c> of a POST, for seven days (contracts/payments.md b). The header comes back when it was honoured; while the
/// first request runs a second gets 422 with code 704 and <c>transient-error: true</c>. Answers of an outage are not kept.
/// </summary>
internal sealed class AdyenIdempotency(TimeProvider clock)
{
    private const int MaxLength = 64;
    private const string Header = "Idempotency-Key";
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    public SimResponse? Begin(SimRequest request)
    {
        if (!request.IsPost || request.Header(Header) is not { Length: > 0 } key)
        {
            return null;
        }

        if (key.Length > MaxLength)
        {
            return new AdyenError(422, "700", $"The idempotency key is longer than {MaxLength} characters.").ToResponse();
        }

        lock (_gate)
        {
            var slot = request.Path + "\n" + key;
            if (!_entries.TryGetValue(slot, out var entry) || (entry.Response is not null && clock.GetUtcNow() - entry.At >= Kept))
            {
                var fresh = new Entry(slot, clock.GetUtcNow());
                _entries[slot] = fresh;
                request.Ticket = fresh;
                return null;
            }

            if (entry.Response is not { } first)
            {
                return new AdyenError(422, "704", "request already processed or in progress") { Transient = true }.ToResponse();
            }

            var replay = new SimResponse(first.Status, first.ContentType, first.Body);
            replay.Headers.AddRange(first.Headers);
            return replay;
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
            if (response is null || response.Status is 401 or 403 or 429 or >= 500)
            {
                _entries.Remove(entry.Slot);
            }
            else
            {
                entry.Response = response.With(Header, request.Header(Header)!);
            }
        }
    }

    private sealed class Entry(string slot, DateTimeOffset at)
    {
        public string Slot { get; } = slot;

        public DateTimeOffset At { get; } = at;

        public SimResponse? Response { get; set; }
    }
}
