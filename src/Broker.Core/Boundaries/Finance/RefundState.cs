namespace Broker.Core.Boundaries.Finance;

/// <summary>The neutral state of a refund.</summary>
public enum RefundState
{
    /// <summary>A state not known here.</summary>
    Unknown = 0,

    /// <summary>Under way.</summary>
    Pending = 1,

    /// <summary>The payer must do something.</summary>
    RequiresAction = 2,

    /// <summary>Done; it may still fail later.</summary>
    Succeeded = 3,

    /// <summary>Failed; the money is held again.</summary>
    Failed = 4,

    /// <summary>Taken back before it was carried out.</summary>
    Canceled = 5,

    /// <summary>Nobody knows.</summary>
    Unresolved = 6,

    /// <summary>It was carried out and came back, for example because the payer's account is closed; the money is held again.</summary>
    Reversed = 7,
}
