using System.Runtime.InteropServices;
using Broker.Core.Errors;
using DiagnosisSample.Commands;
using DiagnosisSample.Output;
using DiagnosisSample.Setup;
using Microsoft.Extensions.Options;

namespace DiagnosisSample;

/// <summary>Chooses the command and turns expected faults into one clear line and an exit code.</summary>
public static class DiagnosisProgram
{
    /// <summary>0: done. 1: something is wrong with what was looked at. 2: the command line or the configuration is wrong. 130: stopped.</summary>
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
                "diagnose" => await DiagnoseCommand.RunAsync(arguments, stop.Token),
                "sweep" => await SweepCommand.RunAsync(arguments, stop.Token),
                "quotes" => await QuotesCommand.RunAsync(arguments, stop.Token),
                "order" => await OrderCommand.RunAsync(arguments, stop.Token),
                "help" => Usage.Print(),
                _ => throw new UsageException($"There is no command '{arguments.Command}'; allowed: diagnose, sweep, quotes, order, help."),
            };
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return 2;
        }
        catch (Exception exception) when (exception is OptionsValidationException or BrokerApiException or InvalidOperationException or IOException or FormatException or ArgumentException)
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
