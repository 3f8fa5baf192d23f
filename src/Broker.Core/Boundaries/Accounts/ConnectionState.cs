namespace Broker.Core.Boundaries.Accounts;

/// <summary>Whether an account is connected to its trade server.</summary>
public enum ConnectionState
{
    /// <summary>Not known; never read as disconnected.</summary>
    Unknown = 0,

    /// <summary>Connected.</summary>
    Connected = 1,

    /// <summary>Not connected.</summary>
    Disconnected = 2,
}
