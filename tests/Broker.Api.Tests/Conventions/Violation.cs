namespace Broker.Api.Tests.Conventions;

/// <summary>One breach of a convention: which rule, by whom, and what to do about it.</summary>
internal sealed record Violation(string Rule, string Subject, string Advice)
{
    public override string ToString() => $"{Rule} | {Subject} | {Advice}";
}
