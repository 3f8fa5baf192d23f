namespace Broker.Api.Tests;

/// <summary>
/// The code that the README files show, compiled. A fenced csharp block right after the line
/// <c>&lt;!-- compiled --&gt;</c> must stand here, white space aside, between a line that starts with
/// <c>// README:</c> (followed by the path of the README) and the line <c>// END README</c>.
/// Using directives of a block must stand among those of this file.
/// </summary>
internal static class ReadmeSnippets;
