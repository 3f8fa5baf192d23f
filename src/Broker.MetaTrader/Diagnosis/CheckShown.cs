using Broker.Core.Boundaries.Accounts;
using Broker.Core.Results;

namespace Broker.MetaTrader.Diagnosis;

/// <summary>What a connection check showed, with its evidence.</summary>
internal sealed record CheckShown(ApiResult<ConnectionCheck> Result, ProbeEvidence Evidence);
