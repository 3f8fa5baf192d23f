namespace Broker.MetaTrader.Streams;

/// <summary>Where a socket goes. The address holds the session's token, on the gateway also the API key: its text form does not show it.</summary>
internal sealed class StreamTarget(Uri address, MetaTraderCredential credential, TimeSpan pingInterval)
{
    internal Uri Address => address;

    internal MetaTraderCredential Credential => credential;

    internal TimeSpan PingInterval => pingInterval;

    /// <summary>Never the address.</summary>
    public override string ToString() => "the address of a socket";
}
