using System.Runtime.InteropServices;
using Broker.Orchestration.Journal;
using Microsoft.Extensions.Options;
using Onboarding.CommandLine;
using Onboarding.Commands;

namespace Onboarding;

/// <summary>Chooses the command and turns expected faults into one clear line and an exit code.</summary>
public static class OnboardingProgram
{
    /// <summary>0: done. 1: the run ended with something wrong. 2: the command line or the configuration is wrong.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, e) =>
        {
            e.Cancel = true;
            stop.Cancel();
        };
        using PosixSignalRegistration term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, context =>
        {
            context.Cancel = true;
            stop.Cancel();
        });
        Output.ConsoleSetup.Apply();
        try
        {
            Arguments arguments = Arguments.Parse(args);
            return arguments.Command switch
            {
                "run" => await RunCommand.RunAsync(arguments, stop.Token),
                "simulate" => await SimulateCommand.RunAsync(arguments, stop.Token),
                "explain" => await ExplainCommand.RunAsync(arguments, stop.Token),
                "exceptions" => await ExceptionsCommand.RunAsync(arguments, stop.Token),
                "audit" => await AuditCommand.RunAsync(arguments, stop.Token),
                "ownership" => OwnershipCommand.Run(arguments),
                "salesforce-metadata" => await SalesforceMetadataCommand.RunAsync(arguments, stop.Token),
                "help" => Usage.Print(),
                _ => throw new UsageException($"There is no command '{arguments.Command}'."),
            };
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            Console.Error.WriteLine("Say 'help' for the commands.");
            return 2;
        }
        catch (Exception exception) when (exception is OptionsValidationException or JournalException or InvalidOperationException or FileNotFoundException or IOException or UnauthorizedAccessException or HttpRequestException or Broker.Orchestration.UnknownCustomerException or Broker.Core.Errors.BrokerApiException)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Stopped.");
            return 130;
        }
    }
}
