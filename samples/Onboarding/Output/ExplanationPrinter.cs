using Broker.Orchestration.Decisions;
using Broker.Orchestration.Operators;
using Spectre.Console;

namespace Onboarding.Output;

/// <summary>Prints an explanation for a person.</summary>
internal static class ExplanationPrinter
{
    internal static void Print(IAnsiConsole console, Explanation e)
    {
        console.MarkupLineInterpolated($"[bold]{e.Customer.Value}[/] is [bold]{e.State}[/] since {e.Since:u}");
        console.MarkupLineInterpolated($"  {e.Verdict}: {e.Sentence}");
        if (e.WaitsFor is { } waits)
        {
            console.MarkupLineInterpolated($"  waits for {waits}");
        }

        foreach (UnmetGate gate in e.UnmetGates)
        {
            console.MarkupLineInterpolated($"  gate {gate.Name}: {gate.Sentence} (owner {gate.Owner}, since {gate.Since:u})");
        }

        foreach (ExceptionItem item in e.Exceptions)
        {
            console.MarkupLineInterpolated($"  open item {item.Cause}: {item.Sentence}");
        }

        if (e.NextStep is { } next)
        {
            console.MarkupLineInterpolated($"  next by itself: {next} at {e.NextStepAt:u}");
        }

        console.MarkupLineInterpolated($"  say to the client: {e.SayToClient}");
        foreach (Evidence evidence in e.Evidence)
        {
            console.MarkupLineInterpolated($"  [grey]{evidence.Fact} = {evidence.Value} ({evidence.Owner}, {evidence.Age.TotalSeconds:0} s old)[/]");
        }
    }
}
