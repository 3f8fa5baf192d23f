using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.HubSpot;

/// <summary>Sends events in batches, signed anew for every try; a batch that is not answered with 2xx goes out again later (contracts/hubspot.md 12).</summary>
internal sealed class HubSpotDeliveries : IAsyncDisposable
{
    private static readonly TimeSpan ReverseWindow = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan UsualAnswerTimeout = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private readonly List<HubSpotDelivery> _queue = [];
    private readonly List<HubSpotDelivery> _held = [];
    private readonly List<HubSpotDelivery> _log = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly SemaphoreSlim _signal = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<TimeSpan> _retryDelays;
    private readonly Task[] _loops;
    private WebhookMode _order;
    private bool _duplicate;
    private IReadOnlyList<string> _heldTypes = ["*"];
    private HubSpotWebhookTarget? _target;
    private int _pending;
    private int _generation;
    private bool _disposed;

    public HubSpotDeliveries(BrokerSimulatorsOptions options)
    {
        (_time, _retryDelays) = (options.TimeProvider, options.WebhookRetryDelays);
        _http = WebhookHttp.Create(options.WebhookAnswerTimeout ?? UsualAnswerTimeout);
        _loops = [PumpAsync()];
    }

    public void SetTarget(HubSpotWebhookTarget? target)
    {
        lock (_gate)
        {
            _target = target;
        }
    }

    public void SetMode(WebhookMode mode)
    {
        lock (_gate)
        {
            if (mode == WebhookMode.Duplicate)
            {
                _duplicate = true;
                return;
            }

            (_order, _heldTypes) = (mode, ["*"]);
            if (mode == WebhookMode.Normal)
            {
                _duplicate = false;
                Flush(_ => true, reversed: false);
            }
        }
    }

    public void Hold(IReadOnlyList<string> types)
    {
        lock (_gate)
        {
            (_order, _heldTypes) = (WebhookMode.Hold, types);
        }
    }

    /// <summary>Sends what was held and keeps the usual order from now on.</summary>
    public void Release(bool reversed)
    {
        lock (_gate)
        {
            _order = WebhookMode.Normal;
            Flush(_ => true, reversed);
        }
    }

    /// <summary>Sends the held events of these types; the mode stays.</summary>
    public void Release(IReadOnlyList<string> types)
    {
        lock (_gate)
        {
            Flush(d => types.Any(t => WildcardMatch.IsMatch(t, d.Type)), reversed: false);
        }
    }

    public void Publish(IReadOnlyCollection<HubSpotDelivery> events)
    {
        lock (_gate)
        {
            if (_target is null)
            {
                return;
            }

            _log.AddRange(events);
            foreach (var delivery in events)
            {
                if (_order == WebhookMode.Hold && _heldTypes.Any(t => WildcardMatch.IsMatch(t, delivery.Type)))
                {
                    _held.Add(delivery);
                }
                else
                {
                    Enqueue(delivery);
                }
            }

            _signal.Release();
        }
    }

    public IReadOnlyList<WebhookDelivery> Log()
    {
        lock (_gate)
        {
            var url = _target?.Url ?? new Uri("about:blank");
            return [.. _log.Select(d => new WebhookDelivery(d.Body.Text("eventId") ?? "", d.Type, url, d.Attempts, d.Status, d.Delivered))];
        }
    }

    public int HeldCount()
    {
        lock (_gate)
        {
            return _held.Count;
        }
    }

    /// <summary>Completes when every event that is not held was sent at least once.</summary>
    public Task DrainAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            if (_pending == 0)
            {
                return Task.CompletedTask;
            }

            var waiting = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add(waiting);
            return waiting.Task.WaitAsync(cancellationToken);
        }
    }

    public void Reset()
    {
        lock (_gate)
        {
            _generation++;
            (_order, _duplicate, _target) = (WebhookMode.Normal, false, null);
            _queue.Clear();
            _held.Clear();
            _log.Clear();

            // What is under way belongs to the time before, and counts no more.
            Finished(_pending);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stop.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(_loops).ConfigureAwait(false);
        _http.Dispose();
        _signal.Dispose();
        _stop.Dispose();
    }

    private void Enqueue(HubSpotDelivery delivery)
    {
        for (var copies = _duplicate ? 2 : 1; copies > 0; copies--)
        {
            _queue.Add(delivery);
            _pending++;
        }
    }

    private void Flush(Predicate<HubSpotDelivery> chosen, bool reversed)
    {
        var released = _held.FindAll(chosen);
        _held.RemoveAll(chosen);
        if (reversed)
        {
            released.Reverse();
        }

        released.ForEach(Enqueue);
        _signal.Release();
    }

    private async Task PumpAsync()
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                await _signal.WaitAsync(_stop.Token).ConfigureAwait(false);
                if (_order == WebhookMode.Reverse)
                {
                    await Task.Delay(ReverseWindow, _stop.Token).ConfigureAwait(false);
                    lock (_gate)
                    {
                        _queue.Reverse();
                    }
                }

                while (Take() is var (batch, target, generation))
                {
                    running.RemoveAll(t => t.IsCompleted);
                    while (running.Count >= Math.Max(1, target.MaximumConcurrent))
                    {
                        running.Remove(await Task.WhenAny(running).ConfigureAwait(false));
                    }

                    running.Add(DeliverAsync(batch, generation));
                }

                if (running.Count > 0)
                {
                    await Task.WhenAll(running).ConfigureAwait(false);
                    running.Clear();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }

        await Task.WhenAll(running).ConfigureAwait(false);
    }

    private (List<HubSpotDelivery> Batch, HubSpotWebhookTarget Target, int Generation)? Take()
    {
        lock (_gate)
        {
            if (_queue.Count == 0)
            {
                return null;
            }

            if (_target is null)
            {
                Finished(_queue.Count);
                _queue.Clear();
                return null;
            }

            // An event that is delivered twice comes in two batches.
            var batch = new List<HubSpotDelivery>();
            foreach (var delivery in _queue)
            {
                if (batch.Count == _target.BatchSize)
                {
                    break;
                }

                if (!batch.Contains(delivery))
                {
                    batch.Add(delivery);
                }
            }

            batch.ForEach(d => _queue.Remove(d));
            return (batch, _target, _generation);
        }
    }

    private async Task DeliverAsync(List<HubSpotDelivery> batch, int generation)
    {
        var delivered = await SendAsync(batch, 0, generation).ConfigureAwait(false);
        lock (_gate)
        {
            if (generation == _generation)
            {
                Finished(batch.Count);
            }
        }

        if (!delivered)
        {
            _ = RetryAsync(batch, generation);
        }
    }

    private async Task RetryAsync(List<HubSpotDelivery> batch, int generation)
    {
        try
        {
            for (var attempt = 1; attempt <= _retryDelays.Count; attempt++)
            {
                await Task.Delay(_retryDelays[attempt - 1], _stop.Token).ConfigureAwait(false);
                if (await SendAsync(batch, attempt, generation).ConfigureAwait(false))
                {
                    return;
                }
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException)
        {
            // stopping
        }
    }

    // True ends the tries: delivered, or nobody is there any more.
    private async Task<bool> SendAsync(List<HubSpotDelivery> batch, int attempt, int generation)
    {
        HubSpotWebhookTarget target;
        byte[] body;
        lock (_gate)
        {
            if (_target is null || generation != _generation)
            {
                return true;
            }

            target = _target;
            body = JsonText.ToBytes(JsonText.Array(batch.Select(d =>
            {
                var copy = (JsonObject)d.Body.DeepClone();
                copy["attemptNumber"] = attempt;
                return (JsonNode)copy;
            })));
        }

        var status = 0;
        try
        {
            var now = _time.GetUtcNow();
            using var request = new HttpRequestMessage(HttpMethod.Post, target.Url) { Content = new ByteArrayContent(body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "UTF-8" };
            request.Headers.TryAddWithoutValidation(HubSpotSignature.Header, HubSpotSignature.Create(target.ClientSecret, "POST", target.Url.AbsoluteUri, body, now));
            request.Headers.TryAddWithoutValidation(HubSpotSignature.TimestampHeader, now.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            // No answer in time: the batch counts as failed and is tried again.
        }
        catch (OperationCanceledException)
        {
            return true;
        }

        lock (_gate)
        {
            foreach (var delivery in batch)
            {
                delivery.Attempts++;
                delivery.Status = status;
                delivery.Delivered |= status is >= 200 and < 300;
            }
        }

        return status is >= 200 and < 300;
    }

    private void Finished(int count)
    {
        _pending -= count;
        if (_pending <= 0)
        {
            _pending = 0;
            _waiting.ForEach(w => w.TrySetResult());
            _waiting.Clear();
        }
    }
}
