using Microsoft.CodeAnalysis.Text;

namespace Broker.Orchestration.Analyzers.Tests.Support;

/// <summary>An error at its place: the rule, the file, and the text it stands under.</summary>
internal sealed record Finding(string Id, string File, TextSpan Span, string Text)
{
    public override string ToString() => $"{Id} at {File}:{Span.Start} `{Text}`";
}
