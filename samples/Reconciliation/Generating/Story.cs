using Broker.Payments.Reconciliation.Books;

namespace Reconciliation.Generating;

/// <summary>One operation and what the other books say of it.</summary>
public sealed record Story(OperationEntry Operation, ProviderEntry Provider, SettlementEntry Line, AppliedEntry Applied);
