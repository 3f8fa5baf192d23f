using Broker.Core.Boundaries;
using Broker.Core.Boundaries.Accounts;
using Broker.Core.Errors;
using Broker.Core.Identity;
using Broker.Orchestration.Hosting;
using Broker.Orchestration.Journal;
using Broker.Orchestration.Operators;
using Microsoft.Extensions.Options;

namespace Broker.Orchestration.Lanes;

/// <summary>How failed work is tried again, and when it becomes visible to people.</summary>
internal sealed class WorkFailures(IOptions<BrokerOrchestrationOptions> options)
{
    /// <summary>The next try: doubling waits, never sooner than the other side asked.</summary>
    internal DateTimeOffset NextTry(int attempts, TimeSpan? asked, DateTimeOffset now)
    {
        TimeSpan wait = options.Value.RetryDelay * Math.Pow(2, Math.Min(Math.Max(attempts - 1, 0), 20));
        wait = wait > options.Value.RetryLimit ? options.Value.RetryLimit : wait;
        return now + (asked > wait ? asked.Value : wait);
    }

    /// <summary>True when people should hear of it now.</summary>
    internal bool ShouldRaise(int attempts) => attempts == options.Value.RaiseAfterFailures;

    /// <summary>What the other side named belongs to another customer: only a person can tell which is right.</summary>
    internal static BoundaryFailure IdTaken(string system, string operation) => new()
    {
        System = system,
        Operation = operation,
        Kind = ErrorKind.Conflict,
        Code = "id-taken",
        Sentence = $"{operation} named an id that is mapped to another customer. Nothing was changed; decide which customer it belongs to.",
    };

    /// <summary>The item for work that keeps failing.</summary>
    internal static ExceptionItem Item(string id, CustomerId? customer, EffectKind? kind, BoundaryFailure failure, bool givenUp, DateTimeOffset now) => new()
    {
        Id = id,
        Customer = customer,
        Kind = kind switch
        {
            EffectKind.ProjectToCrm or EffectKind.OpenTicket or EffectKind.CheckProjection => ExceptionKind.Projection,
            EffectKind.ReadPayment or EffectKind.RefundPayment => ExceptionKind.Money,
            EffectKind.ReadApplicant => ExceptionKind.Kyc,
            EffectKind.CheckConnection => ExceptionKind.Connection,
            EffectKind.ReserveLogin or EffectKind.RegisterAccount or EffectKind.LookUpAccount => ExceptionKind.Registration,
            EffectKind.NotifySubscriber => ExceptionKind.Subscription,
            _ => ExceptionKind.Unmapped,
        },
        Verdict = failure.Kind is ErrorKind.Authentication or ErrorKind.Permission or ErrorKind.Validation or ErrorKind.Conflict or ErrorKind.RateLimited or ErrorKind.Refused
            ? DelayVerdict.Operational
            : DelayVerdict.Infrastructural,
        Cause = $"{failure.System}.{failure.Operation}.{failure.Kind}",
        Sentence = failure.Sentence + (givenUp ? " It is not tried again by itself." : " It is tried again with growing waits."),
        NextActions = givenUp ? ["Repeat", "DismissWithReason"] : ["DismissWithReason"],
        Group = $"{failure.System}:{failure.Kind}",
        RaisedAt = now,
    };
}
