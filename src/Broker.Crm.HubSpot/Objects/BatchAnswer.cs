using Broker.Crm.HubSpot.Wire;

namespace Broker.Crm.HubSpot.Objects;

/// <summary>The answer of a batch call: what was done and what was not, in no promised order (contracts/hubspot.md 3).</summary>
internal sealed record BatchAnswer<TValue>(IReadOnlyList<BatchItem<TValue>> Results, IReadOnlyList<ErrorEnvelope> Errors, int Status);
