namespace Broker.Orchestration.Projections;

/// <summary>What a projection would do with a field.</summary>
public enum PlannedChange
{
    /// <summary>The CRM shows the owner's value already.</summary>
    Same = 0,

    /// <summary>The owner's value would be written.</summary>
    Write = 1,

    /// <summary>The owner has no value yet; the field is not touched.</summary>
    NoValue = 2,

    /// <summary>Someone else's value stands in the CRM and is left there for now.</summary>
    LeftStanding = 3,

    /// <summary>The CRM could not be read; the owner's value would be written.</summary>
    Unread = 4,
}
