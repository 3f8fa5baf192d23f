namespace Broker.Orchestration.Cases;

/// <summary>An open review: a person must look before the case goes on.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Which team, for example <c>kyc</c>, <c>finance</c>.</param>
/// <param name="Reason">A neutral code.</param>
/// <param name="Origin">The state it was opened in.</param>
/// <param name="OpenedAt">When.</param>
public sealed record Review(string Id, string Kind, string Reason, CaseState Origin, DateTimeOffset OpenedAt);
