using System.Globalization;
using Spectre.Console;

namespace CrmProjectionSample.Output;

/// <summary>Colours on a terminal, plain lines everywhere else; values escaped and the same in every culture.</summary>
internal static class Screen
{
    private const int PlainWidth = 400;

    internal static void Apply()
    {
        if (Console.IsOutputRedirected)
        {
            IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
            plain.Profile.Width = PlainWidth;
            AnsiConsole.Console = plain;
        }
    }

    internal static void Line(FormattableString line) => AnsiConsole.Console.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);

}
