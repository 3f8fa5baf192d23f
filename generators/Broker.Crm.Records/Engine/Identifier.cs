using Microsoft.CodeAnalysis.CSharp;

namespace Broker.Crm.Records.Engine;

/// <summary>Names as code writes them.</summary>
internal static class Identifier
{
    public static string Of(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None && SyntaxFacts.GetContextualKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
