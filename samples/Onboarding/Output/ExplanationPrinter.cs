using Broker.Orchestration.Decisions;
using Broker.Orchestration.Operators;
using Spectre.Console;

namespace Onboarding.Output;

/// <summary>Prints an explanation for a person.</summary>
internal static class ExplanationPrinter
{
    internal static void Print(IAnsiConsole console, Explanation e)
    {
        console.Line($"[bold]{e.Customer.Value}[/] is [bold]{e.State}[/] since {e.Since:u}");
        console.Line($"  {e.Verdict}: {e.Sentence}");
        if (e.WaitsFor is { } waits)
        {
            console.Line($"  waits for {waits}");
        }

        foreach (UnmetGate gate in e.UnmetGates)
        {
            console.Line($"  gate {gate.Name}: {gate.Sentence} (owner {gate.Owner}, since {gate.Since:u})");
        }

        foreach (ExceptionItem item in e.Exceptions)
        {
            console.Line($"  open item {item.Cause}: {item.Sentence}");
        }

        if (e.NextStep is { } next)
        {
            console.Line($"  next by itself: {next} at {e.NextStepAt:u}");
        }

        console.Line($"  say to the client: {e.SayToClient}");
        foreach (Evidence evidence in e.Evidence)
        {
            console.Line($"  [grey]{evidence.Fact} = {evidence.Value} ({evidence.Owner}, {evidence.Age.TotalSeconds:0} s old)[/]");
        }
    }
}
