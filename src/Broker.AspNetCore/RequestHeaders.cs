using Broker.Core.Boundaries.Webhooks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Primitives;

namespace Broker.AspNetCore;

/// <summary>Answers a verifier for the headers of a request, and for its request line.</summary>
internal static class RequestHeaders
{
    internal static string? Find(HttpContext context, string name) => name switch
    {
        WebhookRequestLine.Method => context.Request.Method,
        WebhookRequestLine.Uri => Address(context),
        _ => context.Request.Headers.TryGetValue(name, out StringValues values) ? values.ToString() : null,
    };

    // The target as it was sent: path and query of the request are decoded already, and what is signed is not.
    private static string Address(HttpContext context)
    {
        HttpRequest request = context.Request;
        string? target = context.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return target is ['/', ..] ? string.Concat(request.Scheme, "://", request.Host.Value, target) : request.GetEncodedUrl();
    }
}
