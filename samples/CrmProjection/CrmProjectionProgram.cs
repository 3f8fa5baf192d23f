using System.Runtime.InteropServices;
using Broker.Core.Errors;
using Broker.Orchestration.Journal;
using CrmProjectionSample.CommandLine;
using CrmProjectionSample.Commands;
using CrmProjectionSample.Output;
using Microsoft.Extensions.Options;

namespace CrmProjectionSample;

/// <summary>Chooses the command and turns expected faults into one clear line and an exit code.</summary>
public static class CrmProjectionProgram
{
    /// <summary>0: done and as expected. 1: something that was expected did not happen. 2: the command line or the configuration is wrong. 130: stopped.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        Screen.Apply();
        try
        {
            Arguments arguments = Arguments.Parse(args);
            return arguments.Command switch
            {
                "run" => await RunCommand.RunAsync(arguments, stop.Token),
                "plan" => await PlanCommand.RunAsync(arguments, stop.Token),
                "help" => Usage.Print(),
                _ => throw new UsageException($"There is no command '{arguments.Command}'; allowed: run, plan, help."),
            };
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (Exception exception) when (exception is OptionsValidationException or BrokerApiException or JournalException or InvalidOperationException or IOException or ArgumentException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 130;
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            stop.Cancel();
        }
    }
}
