namespace Broker.Core.Boundaries.Webhooks;

/// <summary>
/// The names under which a host answers for the request line through <see cref="WebhookHeaders"/>: some sources sign method and address too. No header can be
/// called so, since a header's name holds no colon. A host that does not know them answers null.
/// </summary>
public static class WebhookRequestLine
{
    /// <summary>The method, for example <c>POST</c>.</summary>
    public const string Method = ":method";

    /// <summary>The whole address as it was called, percent-encoding untouched: scheme, host, path and query.</summary>
    public const string Uri = ":uri";
}
