namespace Broker.Payments;

/// <summary>The state of a report that a provider makes.</summary>
public enum ReportState
{
    /// <summary>The provider sent a state that is not known here; its own word is kept beside.</summary>
    Unknown = 0,

    /// <summary>Being made.</summary>
    Pending = 1,

    /// <summary>Can be downloaded.</summary>
    Ready = 2,

    /// <summary>Could not be made.</summary>
    Failed = 3,

    /// <summary>We sent something and nobody knows what became of it. Only a read, an event or a report ends this.</summary>
    Unresolved = 4,
}
