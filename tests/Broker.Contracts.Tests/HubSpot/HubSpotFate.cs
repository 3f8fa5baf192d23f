using Broker.Core.Errors;

namespace Broker.Contracts.Tests.HubSpot;

/// <summary>What became of one input of a batch, whichever kind of batch it was.</summary>
internal sealed record HubSpotFate(ApiError? Error, bool CallFailed);
