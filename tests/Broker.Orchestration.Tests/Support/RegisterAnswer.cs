namespace Broker.Orchestration.Tests.Support;

/// <summary>What becomes of one registration.</summary>
internal enum RegisterAnswer
{
    Ok,
    AppliedAnswerLost,
    LostBeforeApply,
    RefusedForGood,
    RefusedForNow,
    RateLimited,
    OurKeyRefused,
    NotSent,
    AppliedThenHangs,
    AppliedThenThrows,
}
