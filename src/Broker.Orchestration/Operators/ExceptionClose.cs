namespace Broker.Orchestration.Operators;

/// <summary>The closing of an exception item.</summary>
/// <param name="Id">The item.</param>
/// <param name="Reason">Why, as a code.</param>
/// <param name="At">When.</param>
public sealed record ExceptionClose(string Id, string Reason, DateTimeOffset At);
