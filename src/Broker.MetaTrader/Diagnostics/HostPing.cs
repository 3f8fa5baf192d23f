using Broker.Core.Boundaries.Accounts;
using Broker.Core.Results;

namespace Broker.MetaTrader.Diagnostics;

/// <summary>What became of one host of several.</summary>
/// <param name="Host">The host.</param>
/// <param name="Result">How long the API took to reach it, or why it could not.</param>
public sealed record HostPing(HostAndPort Host, ApiResult<TimeSpan> Result);
