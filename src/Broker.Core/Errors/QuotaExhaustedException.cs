namespace Broker.Core.Errors;

/// <summary>The calls that a plan allows for a long period, usually a day, are used up. No short wait helps: stop until <see cref="ResetsAt"/>, or raise the plan.</summary>
public sealed class QuotaExhaustedException : BrokerApiException
{
    /// <summary>Makes the exception of an error.</summary>
    public QuotaExhaustedException(ApiError error)
        : base(error)
    {
    }

    /// <summary>When the calls come back; null when that is not known.</summary>
    public DateTimeOffset? ResetsAt => Error.ResetsAt;
}
