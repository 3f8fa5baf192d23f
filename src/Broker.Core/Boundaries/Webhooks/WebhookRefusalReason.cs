namespace Broker.Core.Boundaries.Webhooks;

/// <summary>The reasons for refusing a delivery.</summary>
public enum WebhookRefusalReason
{
    /// <summary>The signature header is missing or not of the expected form.</summary>
    SignatureMissing = 0,

    /// <summary>No known secret gives this signature: the body was changed, or the secret is another.</summary>
    SignatureMismatch = 1,

    /// <summary>Signed too long ago: a replay, or a wrong clock.</summary>
    TooOld = 2,

    /// <summary>Signed in the future: a wrong clock.</summary>
    FromTheFuture = 3,

    /// <summary>The body is larger than allowed.</summary>
    TooLarge = 4,

    /// <summary>The body is not valid UTF-8.</summary>
    NotUtf8 = 5,

    /// <summary>The signature holds, yet the body is not an event of the expected form.</summary>
    Malformed = 6,

    /// <summary>A live event at a test endpoint, or the reverse.</summary>
    WrongEnvironment = 7,

    /// <summary>No verifier is registered for this source.</summary>
    UnknownSource = 8,
}
