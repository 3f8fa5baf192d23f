namespace Broker.Testing.Webhooks;

/// <summary>Clients that deliver webhooks: to the very address that was given, and nowhere else.</summary>
internal static class WebhookHttp
{
    public static HttpClient Create(TimeSpan answerTimeout) =>
        new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { Timeout = answerTimeout };
}
