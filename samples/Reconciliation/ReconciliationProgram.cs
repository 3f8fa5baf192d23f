using Microsoft.Extensions.Options;
using Reconciliation.CommandLine;
using Reconciliation.Generating;
using Reconciliation.Running;

namespace Reconciliation;

/// <summary>Chooses the command and turns expected faults into one clear line and an exit code.</summary>
public static class ReconciliationProgram
{
    /// <summary>0: the report is what was planted. 1: it is not. 2: the command line or the data is wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        void OnCancel(object? sender, ConsoleCancelEventArgs e)
        {
            e.Cancel = true;
            stop.Cancel();
        }

        Console.CancelKeyPress += OnCancel;
        try
        {
            Arguments arguments = Arguments.Parse(args);
            return arguments.Command switch
            {
                "run" => await RunCommand.RunAsync(arguments, stop.Token),
                "generate" => await GenerateCommand.RunAsync(arguments, stop.Token),
                _ => Usage.Print(),
            };
        }
        catch (UsageException exception)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or OptionsValidationException or FormatException)
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("Stopped.");
            return 130;
        }
        finally
        {
            Console.CancelKeyPress -= OnCancel;
        }
    }
}
