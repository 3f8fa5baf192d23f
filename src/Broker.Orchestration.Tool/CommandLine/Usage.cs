namespace Broker.Orchestration.Tool.CommandLine;

/// <summary>The help text.</summary>
internal static class Usage
{
    private const string Text =
        """
        Which system owns which fact, as text that people review.

          list ASSEMBLY... [--references FILE]
              prints one line per fact of the ownership maps that the assemblies declare or use: owner, type, class, copies, writers
          check ASSEMBLY... --listing FILE [--update] [--references FILE]
              compares FILE with the maps; with --update writes it
          matrix ASSEMBLY... [--out FILE] [--references FILE]
              prints a Markdown table: fact by system, with own, copy or never
          diff OLD NEW [--markdown]
              compares two listings and says what a reviewer must look at
          decisions list ASSEMBLY [--references FILE]
              prints the decision table of the Broker.Orchestration that the assembly uses, one line per event and state
          decisions diff OLD NEW [--markdown]
              compares two decision listings

        --references FILE names a file with one path per line, where dependencies are found that do not stand beside the assembly.
        Exit code: 0 nothing differs that needs attention, 1 something does, 2 the command line is wrong or a file cannot be read.
        """;

    internal static int Print(TextWriter output)
    {
        output.WriteLine(Text);
        return ToolProgram.Same;
    }
}
