using System.Globalization;
using System.Text;
using Broker.Testing.Faults;
using Microsoft.AspNetCore.Http;

namespace Broker.Testing.Hosting;

/// <summary>The path of every request: steer, or count, then fault before, effect, fault after, answer.</summary>
internal static class RequestRunner
{
    private static readonly byte[] Html = Encoding.UTF8.GetBytes("<html><head><title>Gateway</title></head><body><h1>Something went wrong</h1></body></html>");

    public static async Task RunAsync(Simulator simulator, HttpContext context, TimeProvider time, CancellationToken stopping)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            var request = await SimRequest.ReadAsync(context.Request, simulator.BodySink(context.Request), gone.Token).ConfigureAwait(false);
            if (request.Segments.Length > 0 && request.Segments[0] == "_sim")
            {
                await WriteAsync(context, simulator.Steer(request), gone.Token).ConfigureAwait(false);
                return;
            }

            var operation = simulator.Route(request);
            var shortcut = simulator.Begin(request);
            simulator.Count(operation.Name);
            if (shortcut is not null)
            {
                simulator.Leave(request, answered: true);
                await WriteAsync(context, shortcut, gone.Token).ConfigureAwait(false);
                return;
            }

            await ApplyAsync(simulator, context, request, operation, time, gone.Token).ConfigureAwait(false);
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            // A request the simulator cannot make sense of must not look like a lost connection.
            await WriteAsync(context, SimResponse.Text(500, $"The simulator failed on this request: {e.GetType().Name}: {e.Message}"), gone.Token).ConfigureAwait(false);
        }
    }

    private static async Task ApplyAsync(
        Simulator simulator, HttpContext context, SimRequest request, SimOperation operation, TimeProvider time, CancellationToken gone)
    {
        var applied = false;
        try
        {
            var fault = simulator.Faults.Take(operation.Name, operation.Key);
            SimResponse? response = null;
            if (fault is { Phase: FaultPhase.Before })
            {
                if (fault.Kind == FaultKind.Delay)
                {
                    await Task.Delay(fault.Delay, time, gone).ConfigureAwait(false);
                }
                else
                {
                    if (fault.Kind != FaultKind.Timeout)
                    {
                        simulator.Leave(request, answered: true);

                        // Before the answer: a repeat may come at once and must not meet this call as still running.
                        simulator.End(request, null);
                    }

                    await FailAsync(simulator, context, request, fault, SimResponse.Text(200, """{"id":"1"}""", "application/json"), gone).ConfigureAwait(false);
                    return;
                }
            }

            response = simulator.Execute(request, operation);
            applied = true;
            if (fault is { Phase: FaultPhase.After })
            {
                if (fault.Kind == FaultKind.Delay)
                {
                    await Task.Delay(fault.Delay, time, gone).ConfigureAwait(false);
                }
                else
                {
                    if (fault.Kind != FaultKind.Timeout)
                    {
                        simulator.Leave(request, answered: true);
                    }

                    await FailAsync(simulator, context, request, fault, response, gone).ConfigureAwait(false);
                    return;
                }
            }

            simulator.Leave(request, answered: true);
            await (response.Upgrade is { } upgrade ? upgrade(context, gone) : WriteAsync(context, response, gone)).ConfigureAwait(false);
        }
        finally
        {
            simulator.Leave(request, answered: false);
            if (!applied)
            {
                simulator.End(request, null);
            }
        }
    }

    private static async Task FailAsync(Simulator simulator, HttpContext context, SimRequest request, Fault fault, SimResponse answer, CancellationToken gone)
    {
        switch (fault.Kind)
        {
            case FaultKind.Reset:
                context.Abort();
                break;
            case FaultKind.Timeout:
                await Task.Delay(Timeout.Infinite, gone).ConfigureAwait(false);
                break;
            case FaultKind.TruncatedBody:
                // Kestrel closes the connection when fewer bytes were written than announced: the client sees an early end.
                var body = answer.Body.Length > 1 ? answer.Body : Encoding.UTF8.GetBytes("""{"id":"1"}""");
                await WriteHeadAsync(context, answer.Status, answer.ContentType, answer.Headers, body.Length, gone).ConfigureAwait(false);
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), gone).ConfigureAwait(false);
                await context.Response.Body.FlushAsync(gone).ConfigureAwait(false);
                break;
            case FaultKind.MalformedJson:
                var cut = answer.Body.Length > 1 ? answer.Body[..(answer.Body.Length / 2)] : "{\"id\""u8.ToArray();
                await WriteAsync(context, new SimResponse(answer.Status, answer.ContentType, cut), gone).ConfigureAwait(false);
                break;
            case FaultKind.WrongContentType:
                await WriteAsync(context, new SimResponse(answer.Status is 204 ? 200 : answer.Status, "text/html; charset=utf-8", Html), gone).ConfigureAwait(false);
                break;
            case FaultKind.OversizeBody:
                await WriteOversizeAsync(context, answer, fault.Bytes, gone).ConfigureAwait(false);
                break;
            default:
                var failure = simulator.Failure(fault);
                if (fault.RetryAfter is { } pause)
                {
                    failure.With("Retry-After", ((int)Math.Ceiling(pause.TotalSeconds)).ToString(CultureInfo.InvariantCulture));
                }

                if (fault.Phase == FaultPhase.After)
                {
                    simulator.Replaced(request, failure);
                }

                await WriteAsync(context, failure, gone).ConfigureAwait(false);
                break;
        }
    }

    private static async Task WriteOversizeAsync(HttpContext context, SimResponse answer, int bytes, CancellationToken gone)
    {
        await WriteHeadAsync(context, answer.Status is 204 ? 200 : answer.Status, answer.ContentType, answer.Headers, null, gone).ConfigureAwait(false);
        await context.Response.Body.WriteAsync(answer.Body, gone).ConfigureAwait(false);
        var chunk = new byte[64 * 1024];
        chunk.AsSpan().Fill((byte)' ');
        for (var left = bytes - answer.Body.Length; left > 0; left -= chunk.Length)
        {
            await context.Response.Body.WriteAsync(chunk.AsMemory(0, Math.Min(left, chunk.Length)), gone).ConfigureAwait(false);
        }
    }

    private static async Task WriteAsync(HttpContext context, SimResponse answer, CancellationToken gone)
    {
        await WriteHeadAsync(context, answer.Status, answer.ContentType, answer.Headers, answer.Status is 204 ? null : answer.Body.Length, gone).ConfigureAwait(false);
        if (answer.Body.Length > 0)
        {
            await context.Response.Body.WriteAsync(answer.Body, gone).ConfigureAwait(false);
        }
    }

    private static Task WriteHeadAsync(
        HttpContext context, int status, string? contentType, List<KeyValuePair<string, string>> headers, long? length, CancellationToken gone)
    {
        gone.ThrowIfCancellationRequested();
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = length;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    }
}
