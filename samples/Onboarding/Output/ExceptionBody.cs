using Broker.Orchestration.Operators;

namespace Onboarding.Output;

/// <summary>An exception item as JSON.</summary>
public sealed record ExceptionBody(
    string Id, string? Customer, string? State, string Kind, string Verdict, string Cause, string Sentence, IReadOnlyList<string> NextActions, string Group, DateTimeOffset RaisedAt, int Count)
{
    internal static ExceptionBody From(ExceptionItem item) => new(
        item.Id, item.Customer?.Value, item.State?.ToString(), item.Kind.ToString(), item.Verdict.ToString(), item.Cause, item.Sentence, item.NextActions, item.Group, item.RaisedAt, item.Count);
}
