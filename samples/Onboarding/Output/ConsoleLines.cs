using System.Globalization;
using Spectre.Console;

namespace Onboarding.Output;

/// <summary>One line of markup whose values are escaped, the same in every culture.</summary>
internal static class ConsoleLines
{
    internal static void Line(this IAnsiConsole console, FormattableString line) => console.MarkupLineInterpolated(CultureInfo.InvariantCulture, line);
}
