using System.Buffers;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Broker.Core.Configuration;
using Broker.Core.Errors;
using Broker.Core.Results;
using Broker.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Polly;

namespace Broker.Core.Pipeline;

/// <summary>
/// The one path of every call: total time limit, repeats by <see cref="RetrySafety"/> and failure, circuit breaker, pace, attempt time limit, authentication,
/// send, read the body inside the attempt, decide by status and body. Thread-safe; one per client.
/// </summary>
/// <remarks>
/// When the caller's token is cancelled, <see cref="OperationCanceledException"/> is thrown; a call that is not safe to repeat may then have been applied.
/// </remarks>
public sealed class ApiPipeline
{
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);
    private readonly ApiProtocol protocol;
    private readonly ApiTransport transport;
    private readonly ClientTelemetry telemetry;
    private readonly ILogger logger;
    private readonly TimeProvider time;
    private readonly Uri address;
    private readonly string root;
    private readonly TimeBudget budget;
    private readonly TimeSpan attemptTimeout;
    private readonly TimeSpan maxDelay;
    private readonly int maxResponseBytes;
    private readonly AttemptTimers timers;
    private readonly CircuitBreaker breaker;
    private readonly Pace? pace;
    private readonly Lazy<ResiliencePipeline<ApiFailure?>>? retry;

    /// <summary>Makes a pipeline. The options are copied.</summary>
    /// <exception cref="ArgumentException">The options have no absolute base address; validate them first.</exception>
    public ApiPipeline(
        ApiProtocol protocol, ApiTransport transport, ApiClientOptions options, ClientTelemetry telemetry, ILogger logger, TimeProvider timeProvider)
    {
        ArgumentNullException.ThrowIfNull(options);
        this.protocol = protocol ?? throw new ArgumentNullException(nameof(protocol));
        this.transport = transport ?? throw new ArgumentNullException(nameof(transport));
        this.telemetry = telemetry ?? throw new ArgumentNullException(nameof(telemetry));
        this.logger = logger ?? throw new ArgumentNullException(nameof(logger));
        time = timeProvider ?? throw new ArgumentNullException(nameof(timeProvider));
        address = options.BaseAddress is { IsAbsoluteUri: true } absolute ? absolute : throw new ArgumentException("BaseAddress is not an absolute address.", nameof(options));
        root = address.GetLeftPart(UriPartial.Path).TrimEnd('/');
        ResilienceOptions resilience = options.Resilience.Copy();
        budget = new TimeBudget(resilience.TotalTimeout, time);
        attemptTimeout = resilience.AttemptTimeout;
        maxDelay = resilience.MaxDelay;
        maxResponseBytes = options.MaxResponseBytes;
        timers = new AttemptTimers(time);
        breaker = new CircuitBreaker(resilience, time);
        pace = resilience.RequestsPerSecond is { } perSecond ? new Pace(perSecond, time) : null;
        retry = resilience.MaxRetries == 0 ? null : new Lazy<ResiliencePipeline<ApiFailure?>>(() => RetryStrategy.Build(resilience, time)); // most clients never need it
    }

    /// <summary>What decides when attempts may leave, beside <see cref="ResilienceOptions.RequestsPerSecond"/>; null for nothing. May be shared by several pipelines.</summary>
    public ApiGate? Gate { get; init; }

    /// <summary>The system's name, for errors and boundaries.</summary>
    public string System => protocol.System;

    /// <summary>
    /// Builds the whole address of a call once, for calls that a client keeps and makes again and again: below some 10 kB the address is the largest part of what a
    /// call allocates. For calls of this pipeline only.
    /// </summary>
    public ApiCall Prepare(ApiCall call) => call with { Address = Address(call) };

    /// <summary>Makes a call and returns its value.</summary>
    /// <exception cref="BrokerApiException">The call failed; the subclass says what to do next.</exception>
    public Task<T> SendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken)
    {
        // The call is not carried into the task that waits, which would make it larger by the size of the call.
        return ValueOfAsync(TrySendAsync(call, reader, cancellationToken));

        static async Task<T> ValueOfAsync(ValueTask<ApiResult<T>> sending) => (await sending.ConfigureAwait(false)).Value;
    }

    /// <summary>Makes a call and returns its value or its error. Throws only for cancellation by the caller.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<ApiResult<T>> TrySendAsync<T>(ApiCall call, ApiResponseReader<T> reader, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reader);
        long started = time.GetTimestamp();
        Activity? activity = telemetry.Start(protocol.System, call.Operation, address);
        try
        {
            // As RunAttemptAsync, in this state machine: one less to suspend and resume.
            bool isGuarded = !breaker.IsClosed;
            Attempt<T> attempt = await StartAttemptAsync(isGuarded, call, reader, budget.Of(call), cancellationToken).ConfigureAwait(false);
            Report(isGuarded, attempt.Failure);
            ApiError? error = null;
            if (attempt.Failure is { } failure)
            {
                // A refusal that nothing can change, such as a declined card, needs none of what a repeat needs.
                if (MayRecover(call.Operation, failure))
                {
                    (attempt, error) = await RecoverAsync(call, reader, attempt, started, cancellationToken).ConfigureAwait(false);
                }
                else
                {
                    error = ToError(call, failure, attempt.RequestId, RecoveryRun<T>.Counts(attempt), inDoubt: false);
                }
            }

            TimeSpan took = time.GetElapsedTime(started);
            telemetry.Stop(activity, protocol.System, call.Operation, took, error);
            activity = null;
            if (error is null)
            {
                PipelineLog.Succeeded(logger, protocol.System, call.Operation.Name, took.TotalMilliseconds);
                return new ApiResult<T>(attempt.Value!, attempt.RequestId);
            }

            PipelineLog.Failed(logger, error.System, error.Operation, error.Attempts, error.Kind, error.Outcome, error.Status, error.PrintableCode, error.RequestId);
            return new ApiResult<T>(error);
        }
        finally
        {
            activity?.Dispose();
        }
    }

    /// <summary>
    /// Makes a call whose answer is read as a stream: of any size, exempt from the limit on answers, without a time limit on the whole. Opening is repeated like any
    /// other call; what breaks while the stream is read is thrown there as <see cref="BrokerApiException"/> and is not repeated. Throws only for cancellation by the caller.
    /// </summary>
    /// <remarks>Success is decided by status and headers: the body is not looked at.</remarks>
    public ValueTask<ApiResult<ApiDownload>> TryOpenAsync(ApiCall call, CancellationToken cancellationToken)
    {
        call = call.Streamed();
        return TrySendAsync(call, (in ApiResponse response) => response.Open(OpenContext(call, RequestIdOf(response))), cancellationToken);
    }

    private StreamFaults OpenContext(ApiCall call, string? requestId) =>
        new(call.AttemptTimeout ?? attemptTimeout, time, failure => FailedCall.Tell(protocol.System, call, failure, requestId, 1, inDoubt: false).ToException());

    private bool MayRecover(ApiOperation operation, ApiFailure failure) => IsRenewable(failure) || (retry is not null && operation.MayRepeat(failure));

    private static bool IsRenewable(ApiFailure failure) => failure is { Kind: ErrorKind.Authentication, NotApplied: true };

    private async ValueTask<(Attempt<T> Attempt, ApiError? Error)> RecoverAsync<T>(
        ApiCall call, ApiResponseReader<T> reader, Attempt<T> first, long started, CancellationToken caller)
    {
        var run = new RecoveryRun<T>(call, first);
        using var deadline = new CancellationTokenSource(TimeBudget.Max(budget.Remaining(call, started), Tick), time);
        using CancellationTokenSource linked = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, caller);
        try
        {
            if (first.Failure is { } refusal && IsRenewable(refusal) &&
                await TryRenewAsync(run, linked.Token).ConfigureAwait(false))
            {
                run.Take(await RunAttemptAsync(call, reader, budget.Remaining(call, started), caller).ConfigureAwait(false));
            }

            if (retry is not null && run.Last.Failure is not null)
            {
                await RepeatAsync(run, reader, started, caller, linked.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException exception) when (caller.IsCancellationRequested && exception.CancellationToken != caller)
        {
            throw new OperationCanceledException("The caller cancelled the call.", exception, caller);
        }
        catch (OperationCanceledException) when (!caller.IsCancellationRequested && deadline.IsCancellationRequested)
        {
            // The total time limit ended the wait before the next try: what is known is the last failure.
        }

        return (run.Last, run.Last.Failure is { } failure ? ToError(call, failure, run.Last.RequestId, run.Sends, run.InDoubt) : null);
    }

    private async ValueTask RepeatAsync<T>(RecoveryRun<T> run, ApiResponseReader<T> reader, long started, CancellationToken caller, CancellationToken limit)
    {
        bool pending = true;
        var recovery = new Recovery(
            failure => run.Call.Operation.MayRepeat(failure) && !(failure.RetryAfter > maxDelay) && budget.Remaining(run.Call, started) > (failure.RetryAfter ?? TimeSpan.Zero),
            failure => PipelineLog.Repeating(logger, protocol.System, run.Call.Operation.Name, run.Sends, failure.Kind, failure.Status, failure.PrintableCode));
        ResilienceContext context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, limit);
        recovery.Attach(context);
        try
        {
            await retry!.Value.ExecuteAsync(
                async _ =>
                {
                    if (pending)
                    {
                        pending = false;
                    }
                    else
                    {
                        run.Take(await RunAttemptAsync(run.Call, reader, budget.Remaining(run.Call, started), caller).ConfigureAwait(false));
                    }

                    return run.Last.Failure;
                },
                context).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<bool> TryRenewAsync<T>(RecoveryRun<T> run, CancellationToken cancellationToken)
    {
        try
        {
            return await protocol.TryRenewCredentialAsync(run.Last.Failure!, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            cancellationToken.ThrowIfCancellationRequested();

            // The call itself was refused; that its credential cannot be renewed is why it stays refused.
            run.Replace(FaultReader.Read(exception, leaving: false, timerFired: false, connectTimeoutIsCertain: false) with
            {
                Kind = ErrorKind.Authentication,
                IsTransient = false,
                NotSent = false,
                NotApplied = true,
                Status = run.Last.Failure!.Status,
                Advice = "The credential was refused and could not be renewed.",
            });
            return false;
        }
    }

    private async ValueTask<Attempt<T>> RunAttemptAsync<T>(ApiCall call, ApiResponseReader<T> reader, TimeSpan remaining, CancellationToken caller)
    {
        bool isGuarded = !breaker.IsClosed;
        Attempt<T> attempt = await StartAttemptAsync(isGuarded, call, reader, remaining, caller).ConfigureAwait(false);
        Report(isGuarded, attempt.Failure);
        return attempt;
    }

    private ValueTask<Attempt<T>> StartAttemptAsync<T>(bool isGuarded, in ApiCall call, ApiResponseReader<T> reader, TimeSpan remaining, CancellationToken caller) =>
        isGuarded ? GuardedAttemptAsync(call, reader, remaining, caller) : SendOnceAsync(call, reader, remaining, caller);

    // A guard has seen the result already.
    private void Report(bool isGuarded, ApiFailure? failure)
    {
        if (!isGuarded)
        {
            breaker.Report(failure);
        }
    }

    private async ValueTask<Attempt<T>> GuardedAttemptAsync<T>(ApiCall call, ApiResponseReader<T> reader, TimeSpan remaining, CancellationToken caller)
    {
        Attempt<T> attempt = default;
        ApiFailure? failure = await breaker.GuardAsync(
            async () =>
            {
                attempt = await SendOnceAsync(call, reader, remaining, caller).ConfigureAwait(false);
                return attempt.Failure;
            },
            caller).ConfigureAwait(false);
        return failure is { Kind: ErrorKind.CircuitOpen } ? new Attempt<T>(default, failure, null) : attempt;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt<T>> SendOnceAsync<T>(ApiCall call, ApiResponseReader<T> reader, TimeSpan remaining, CancellationToken caller)
    {
        caller.ThrowIfCancellationRequested();
        TimeSpan limit = TimeBudget.Max(TimeBudget.Min(call.AttemptTimeout ?? attemptTimeout, remaining), Tick);
        CancellationTokenSource timer = timers.Rent(pace is null ? limit : TimeBudget.Max(remaining, Tick));
        CancellationTokenRegistration link = caller.UnsafeRegister(static source => ((CancellationTokenSource)source!).Cancel(), timer);
        byte[]? buffer = null;
        HttpResponseMessage? response = null;
        bool leaving = false;
        bool entered = false;
        try
        {
            if (pace is not null)
            {
                TimeSpan wait = pace.Take(remaining);
                if (wait > remaining)
                {
                    return new Attempt<T>(default, Pace.TooFast(wait), null);
                }

                if (wait > TimeSpan.Zero)
                {
                    await Task.Delay(wait, time, timer.Token).ConfigureAwait(false);
                }

                // Waiting for a turn counts against the whole call, not against the attempt.
                remaining -= wait;
                timer.CancelAfter(TimeBudget.Max(TimeBudget.Min(limit, remaining), Tick));
            }

            if (Gate is not null)
            {
                if (await EnterAsync(Gate, remaining, limit, timer).ConfigureAwait(false) is { } held)
                {
                    return new Attempt<T>(default, held, null);
                }

                entered = true;
            }

            using HttpRequestMessage request = CallRequest.Of(call, Address(call));
            await protocol.PrepareAsync(request, call, timer.Token).ConfigureAwait(false);
            leaving = true;
            response = await transport.SendAsync(request, timer.Token).ConfigureAwait(false);
            response.RequestMessage ??= request;
            if (call.IsStreamed && response.IsSuccessStatusCode)
            {
                Attempt<T> opened = Read(call, reader, response, default);
                response = opened.Failure is null ? null : response; // the stream owns it now
                return opened;
            }

            (buffer, int length) = await BodyReader.ReadAsync(response, maxResponseBytes, timer.Token).ConfigureAwait(false);
            return Read(call, reader, response, buffer.AsSpan(0, length));
        }
        catch (Exception exception)
        {
            if (exception is OperationCanceledException && caller.IsCancellationRequested)
            {
                throw new OperationCanceledException("The caller cancelled the call.", exception, caller);
            }

            ApiFailure failure = FaultReader.Read(exception, leaving, timer.IsCancellationRequested, transport.ConnectTimeoutIsCertain);
            return response is null
                ? new Attempt<T>(default, failure, null)
                : new Attempt<T>(default, failure with { Status = (int)response.StatusCode }, RequestIdOf(new ApiResponse(response, default, call.Operation)));
        }
        finally
        {
            if (entered)
            {
                Gate!.Leave();
            }

            await link.DisposeAsync().ConfigureAwait(false);
            timers.Return(timer);
            response?.Dispose();
            if (buffer is { Length: > 0 })
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }

    private ValueTask<ApiFailure?> EnterAsync(ApiGate gate, TimeSpan remaining, TimeSpan limit, CancellationTokenSource timer)
    {
        ValueTask<ApiFailure?> turn = gate.EnterAsync(remaining, timer.Token);
        return turn.IsCompletedSuccessfully ? turn : WaitAsync();

        async ValueTask<ApiFailure?> WaitAsync()
        {
            long asked = time.GetTimestamp();
            timer.CancelAfter(TimeBudget.Max(remaining, Tick));
            ApiFailure? held = await turn.ConfigureAwait(false);
            timer.CancelAfter(TimeBudget.Max(TimeBudget.Min(limit, remaining - time.GetElapsedTime(asked)), Tick));
            return held;
        }
    }

    private Attempt<T> Read<T>(ApiCall call, ApiResponseReader<T> reader, HttpResponseMessage message, ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8))
        {
            body = body[3..];
        }

        var response = new ApiResponse(message, body, call.Operation);
        string? requestId = RequestIdOf(in response);
        try
        {
            if (protocol.Judge(in response) is { } failure)
            {
                return new Attempt<T>(default, failure.Status is null ? failure with { Status = response.Status } : failure, requestId);
            }

            return new Attempt<T>(reader(in response), null, requestId);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or NotSupportedException or InvalidOperationException or OverflowException or ArgumentException)
        {
            return new Attempt<T>(default, FaultReader.Unreadable(exception, response.Status), requestId);
        }
    }

    private string? RequestIdOf(in ApiResponse response) =>
        protocol.RequestIdHeader is { } header ? RequestIdText.Accept(response.Header(header)) : null;

    private Uri Address(in ApiCall call) => call.Address ?? new(string.Concat(root, call.Target), new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });

    private ApiError ToError(in ApiCall call, ApiFailure failure, string? requestId, int sends, bool inDoubt) =>
        FailedCall.Tell(protocol.System, call, failure, requestId, sends, inDoubt);
}
