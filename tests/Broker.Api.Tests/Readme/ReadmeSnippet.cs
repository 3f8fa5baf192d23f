namespace Broker.Api.Tests.Readme;

/// <summary>A block of code that a README shows and a test compiles.</summary>
/// <param name="Readme">The README's path in the repository.</param>
/// <param name="Code">The statements, each run of white space reduced to one blank.</param>
/// <param name="Usings">The using directives, which the compiled file carries at its top.</param>
internal sealed record ReadmeSnippet(string Readme, string Code, IReadOnlyList<string> Usings);
