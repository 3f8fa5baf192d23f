namespace Broker.MetaTrader.Streams;

/// <summary>Where a socket goes. The address holds the session's token, on the gateway also the API key: it has no text form.</summary>
internal sealed class StreamTarget(Uri address, MetaTraderCredential credential, TimeSpan pingInterval)
{
    internal Uri Address => address;

    internal MetaTraderCredential Credential => credential;

    internal TimeSpan PingInterval => pingInterval;
}
