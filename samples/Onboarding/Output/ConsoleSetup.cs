using Spectre.Console;

namespace Onboarding.Output;

/// <summary>Colours and live progress on a terminal; plain lines everywhere else.</summary>
internal static class ConsoleSetup
{
    private const int PlainWidth = 200;

    internal static void Apply()
    {
        if (!Console.IsOutputRedirected)
        {
            return;
        }

        IAnsiConsole plain = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No });
        plain.Profile.Width = PlainWidth;
        AnsiConsole.Console = plain;
    }
}
