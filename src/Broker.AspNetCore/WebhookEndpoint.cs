using System.Globalization;
using Broker.Core.Boundaries.Webhooks;
using Broker.Orchestration.Intake;
using Broker.Payments.Ports;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Broker.AspNetCore;

/// <summary>The endpoint of one source: reads the raw body, verifies it, stores it, and only then gives the answer the sender expects. Thread-safe.</summary>
internal sealed class WebhookEndpoint(IWebhookVerifier verifier, WebhookStorage storage, BrokerWebhookOptions options, TimeProvider time, ILogger logger)
{
    private readonly int maxBodyBytes = options.MaxBodyBytes;
    private readonly TimeSpan bodyTimeout = options.BodyTimeout;
    private readonly string retryAfter = ((long)options.RetryAfter.TotalSeconds).ToString(CultureInfo.InvariantCulture);

    internal async Task HandleAsync(HttpContext context)
    {
        try
        {
            await AnswerAsync(context).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The sender went away: it got no success and sends again.
        }
    }

    private async Task AnswerAsync(HttpContext context)
    {
        (ReadOnlyMemory<byte> body, int status) = await RawBody.ReadAsync(context, maxBodyBytes, bodyTimeout, time).ConfigureAwait(false);
        if (status != 0)
        {
            WebhookLog.Refused(logger, verifier.Source, status == StatusCodes.Status413PayloadTooLarge ? nameof(WebhookRefusalReason.TooLarge) : "Unreadable");

            // The rest of the body is not read, so the connection cannot carry another request.
            context.Response.Headers.Connection = "close";
            await RefuseAsync(context, status, SentenceOf(status)).ConfigureAwait(false);
            return;
        }

        string? Header(string name) => RequestHeaders.Find(context, name);
        WebhookVerification verification;
        IntakeResult result;
        try
        {
            verification = verifier.Verify(body, Header);
            if (verification.Refusal is { } refusal)
            {
                await RefuseAsync(context, body, Header, refusal.Reason).ConfigureAwait(false);
                return;
            }

            result = await storage.StoreAsync(verifier, verification, body, Header, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // Whatever a store throws may hold what was to be stored: its name is all that is told.
            WebhookLog.NotStored(logger, verifier.Source, exception.GetType().Name);
            context.Response.Headers.RetryAfter = retryAfter;
            await RefuseAsync(context, StatusCodes.Status503ServiceUnavailable, "The delivery could not be stored; send it again.").ConfigureAwait(false);
            return;
        }

        if (result.Refusal is { } late)
        {
            WebhookLog.Refused(logger, verifier.Source, late.Reason.ToString());
            await RefuseAsync(context, StatusOf(late.Reason), SentenceOf(StatusOf(late.Reason))).ConfigureAwait(false);
            return;
        }

        WebhookLog.Stored(logger, verifier.Source, result.Stored, result.Duplicates);
        await SendAsync(context, (verifier as IWebhookPort)?.AnswerTo(verification) ?? new WebhookAnswer { Status = StatusCodes.Status200OK }).ConfigureAwait(false);
    }

    private static int StatusOf(WebhookRefusalReason reason) => reason switch
    {
        WebhookRefusalReason.TooLarge => StatusCodes.Status413PayloadTooLarge,
        WebhookRefusalReason.NotUtf8 or WebhookRefusalReason.Malformed => StatusCodes.Status400BadRequest,
        WebhookRefusalReason.UnknownSource => StatusCodes.Status404NotFound,
        _ => StatusCodes.Status401Unauthorized,
    };

    // Sentences of our own by status: a verifier's advice is for the operator's eyes, and nothing that arrived is sent back.
    private static string SentenceOf(int status) => status switch
    {
        StatusCodes.Status413PayloadTooLarge => "The body is larger than this endpoint reads.",
        StatusCodes.Status408RequestTimeout => "The body took too long to arrive.",
        StatusCodes.Status404NotFound => "No such source is registered here.",
        StatusCodes.Status401Unauthorized => "The delivery is not signed as this endpoint expects.",
        _ => "The body is not a delivery of this source.",
    };

    private static async Task SendAsync(HttpContext context, WebhookAnswer answer)
    {
        context.Response.StatusCode = answer.Status;
        foreach ((string name, string value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = answer.Body.Length;
        if (!answer.Body.IsEmpty)
        {
            context.Response.ContentType = answer.MediaType;
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(sentence, context.RequestAborted);
    }

    private async Task RefuseAsync(HttpContext context, ReadOnlyMemory<byte> body, WebhookHeaders headers, WebhookRefusalReason reason)
    {
        WebhookLog.Refused(logger, verifier.Source, reason.ToString());
        try
        {
            await storage.NoteRefusalAsync(verifier, body, headers, context.RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            // A refusal stays one, noted or not.
            WebhookLog.RefusalNotRecorded(logger, verifier.Source, exception.GetType().Name);
        }

        await RefuseAsync(context, StatusOf(reason), SentenceOf(StatusOf(reason))).ConfigureAwait(false);
    }
}
