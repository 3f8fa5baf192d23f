using Broker.Core.Errors;

namespace Broker.Core.Pipeline;

/// <summary>What an open stream needs to tell its faults: the time limit between two pieces, the clock, and which call it belongs to.</summary>
internal sealed record StreamFaults(TimeSpan IdleLimit, TimeProvider Time, Func<ApiFailure, BrokerApiException> ToException);
