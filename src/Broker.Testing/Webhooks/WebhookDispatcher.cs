using System.Net.Http.Headers;
using System.Threading.Channels;
using Broker.Testing.Faults;

namespace Broker.Testing.Webhooks;

/// <summary>Delivers events in the background: several objects at a time, one object in order, failed deliveries again later.</summary>
internal sealed class WebhookDispatcher : IAsyncDisposable
{
    private const int LaneCount = 16;
    private static readonly TimeSpan ReverseWindow = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan UsualAnswerTimeout = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, WebhookTarget> _targets = new(StringComparer.Ordinal);
    private readonly List<WebhookMessage> _held = [];
    private readonly List<WebhookAttempt> _log = [];
    private readonly List<TaskCompletionSource> _waiting = [];
    private readonly Channel<WebhookAttempt>[] _lanes = new Channel<WebhookAttempt>[LaneCount];
    private readonly Task[] _loops = new Task[LaneCount];
    private readonly CancellationTokenSource _stop = new();
    private readonly HttpClient _http;
    private readonly TimeProvider _time;
    private readonly WebhookSigner _sign;
    private readonly Func<HttpResponseMessage, byte[], bool>? _acceptsAnswer;
    private readonly IReadOnlyList<TimeSpan> _retryDelays;
    private WebhookMode _order;
    private int _pending;
    private int _generation;
    private bool _duplicate;
    private IReadOnlyList<string> _heldTypes = ["*"];
    private bool _disposed;

    public WebhookDispatcher(BrokerSimulatorsOptions options, string signatureHeader)
        : this(options, (message, target, time) => new SignedWebhook(message.Body, [new(signatureHeader, HmacSignature.Create(message.Body, target.Secret, time))]))
    {
    }

    /// <summary>A dispatcher with a signature of its own; <paramref name="acceptsAnswer"/> judges the body of a 2xx.</summary>
    public WebhookDispatcher(BrokerSimulatorsOptions options, WebhookSigner sign, Func<HttpResponseMessage, byte[], bool>? acceptsAnswer = null)
    {
        (_time, _retryDelays, _sign, _acceptsAnswer) = (options.TimeProvider, options.WebhookRetryDelays, sign, acceptsAnswer);
        _http = WebhookHttp.Create(options.WebhookAnswerTimeout ?? UsualAnswerTimeout);
        for (var lane = 0; lane < LaneCount; lane++)
        {
            var channel = Channel.CreateUnbounded<WebhookAttempt>(new UnboundedChannelOptions { SingleReader = true });
            (_lanes[lane], _loops[lane]) = (channel, RunLaneAsync(channel.Reader));
        }
    }

    /// <summary>Held while a simulator handles a request, whose events then belong together when their order is turned round.</summary>
    public required Lock RequestGate { get; init; }

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
            _duplicate &= mode != WebhookMode.Normal;
            if (mode == WebhookMode.Normal)
            {
                Flush(reversed: false);
            }
        }
    }

    /// <summary>Sends what was held, and keeps the usual order from now on.</summary>
    public void Release(bool reversed)
    {
        lock (_gate)
        {
            _order = WebhookMode.Normal;
            Flush(reversed);
        }
    }

    /// <summary>Keeps back only events of these types (<c>*</c> stands for any run of characters).</summary>
    public void Hold(IReadOnlyList<string> types)
    {
        lock (_gate)
        {
            (_order, _heldTypes) = (WebhookMode.Hold, types);
        }
    }

    /// <summary>Sends the held events of these types; the mode stays.</summary>
    public void Release(IReadOnlyList<string> types)
    {
        lock (_gate)
        {
            var chosen = _held.FindAll(message => IsOneOf(types, message.Type));
            _held.RemoveAll(chosen.Contains);
            chosen.ForEach(Enqueue);
        }
    }

    public void AddTarget(WebhookTarget target)
    {
        lock (_gate)
        {
            _targets[target.Id] = target;
        }
    }

    /// <summary>Changes a receiver, for what is sent from now on.</summary>
    public void ChangeTarget(string id, Func<WebhookTarget, WebhookTarget> change)
    {
        lock (_gate)
        {
            if (_targets.TryGetValue(id, out var target))
            {
                _targets[id] = change(target);
            }
        }
    }

    public bool RemoveTarget(string id)
    {
        lock (_gate)
        {
            return _targets.Remove(id);
        }
    }

    public void Publish(WebhookMessage message)
    {
        lock (_gate)
        {
            switch (_order)
            {
                case WebhookMode.Hold when IsOneOf(_heldTypes, message.Type):
                    _held.Add(message);
                    break;
                case WebhookMode.Reverse:
                    _held.Add(message);
                    if (_held.Count == 1)
                    {
                        _pending++;
                        _ = FlushLaterAsync(_generation);
                    }

                    break;
                default:
                    Enqueue(message);
                    break;
            }
        }
    }

    public IReadOnlyList<WebhookDelivery> Deliveries()
    {
        lock (_gate)
        {
            return [.. _log.Select(a => new WebhookDelivery(a.Message.Id, a.Message.Type, a.Target.Url, a.Attempts, a.Status, a.Delivered))];
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
            (_order, _duplicate) = (WebhookMode.Normal, false);
            _targets.Clear();
            _held.Clear();
            _log.Clear();

            // What is under way belongs to the time before: it is not sent, and counts no more.
            _generation++;
            _pending = 0;
            TellDrained();
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
        foreach (var lane in _lanes)
        {
            lane.Writer.TryComplete();
        }

        await Task.WhenAll(_loops).ConfigureAwait(false);
        _http.Dispose();
        _stop.Dispose();
    }

    private static bool IsOneOf(IReadOnlyList<string> patterns, string type) => patterns.Any(pattern => WildcardMatch.IsMatch(pattern, type));

    private void Flush(bool reversed)
    {
        if (reversed)
        {
            _held.Reverse();
        }

        foreach (var message in _held)
        {
            Enqueue(message);
        }

        _held.Clear();
    }

    private void Enqueue(WebhookMessage message)
    {
        var wanted = _targets.Values.Where(t => (message.TargetId is null || t.Id == message.TargetId) && t.Wants(message.Type)).ToList();
        foreach (var target in _duplicate ? wanted.SelectMany(t => Enumerable.Repeat(t, 2)) : wanted)
        {
            var attempt = new WebhookAttempt(message, target, _generation);
            _log.Add(attempt);
            _pending++;
            var lane = (int)((uint)StringComparer.Ordinal.GetHashCode(message.Key) % LaneCount);
            if (!_lanes[lane].Writer.TryWrite(attempt))
            {
                _pending--;
            }
        }
    }

    private async Task FlushLaterAsync(int generation)
    {
        try
        {
            await Task.Delay(ReverseWindow, _stop.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        lock (RequestGate)
        {
            lock (_gate)
            {
                if (generation == _generation)
                {
                    Flush(reversed: true);
                }
            }
        }

        Finished(generation);
    }

    private async Task RunLaneAsync(ChannelReader<WebhookAttempt> reader)
    {
        try
        {
            await foreach (var attempt in reader.ReadAllAsync(_stop.Token).ConfigureAwait(false))
            {
                if (!IsCurrent(attempt))
                {
                    continue;
                }

                await SendAsync(attempt).ConfigureAwait(false);
                Finished(attempt.Generation);
                if (!attempt.Delivered)
                {
                    _ = RetryAsync(attempt);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // stopping
        }
    }

    private async Task RetryAsync(WebhookAttempt attempt)
    {
        try
        {
            foreach (var delay in _retryDelays)
            {
                await Task.Delay(delay, _stop.Token).ConfigureAwait(false);
                if (!IsCurrent(attempt) || !IsRegistered(attempt.Target))
                {
                    return;
                }

                await SendAsync(attempt).ConfigureAwait(false);
                if (attempt.Delivered)
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

    private bool IsCurrent(WebhookAttempt attempt)
    {
        lock (_gate)
        {
            return attempt.Generation == _generation;
        }
    }

    private bool IsRegistered(WebhookTarget target)
    {
        lock (_gate)
        {
            return _targets.ContainsKey(target.Id);
        }
    }

    private async Task SendAsync(WebhookAttempt attempt)
    {
        var status = 0;
        var accepted = true;
        try
        {
            var signed = _sign(attempt.Message, attempt.Target, _time.GetUtcNow());
            using var request = new HttpRequestMessage(HttpMethod.Post, attempt.Target.Url) { Content = new ByteArrayContent(signed.Body) };
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
            foreach (var (name, value) in signed.Headers)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }

            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, _stop.Token).ConfigureAwait(false);
            status = (int)response.StatusCode;
            accepted = _acceptsAnswer is null || _acceptsAnswer(response, await response.Content.ReadAsByteArrayAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (Exception e) when (e is HttpRequestException || (e is OperationCanceledException && !_stop.IsCancellationRequested))
        {
            // No answer: the delivery counts as failed and is tried again.
        }

        lock (_gate)
        {
            attempt.Attempts++;
            attempt.Status = status;
            attempt.Delivered = accepted && status is >= 200 and < 300;
        }
    }

    private void Finished(int generation)
    {
        lock (_gate)
        {
            if (generation == _generation && --_pending == 0)
            {
                TellDrained();
            }
        }
    }

    private void TellDrained()
    {
        _waiting.ForEach(static waiting => waiting.TrySetResult());
        _waiting.Clear();
    }
}
