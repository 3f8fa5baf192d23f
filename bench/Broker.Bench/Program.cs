using System.Runtime.InteropServices;
using Broker.Bench;
using Broker.Bench.Bulk;
using Broker.Bench.Csv;
using Broker.Bench.Http;
using Broker.Bench.Journal;
using Broker.Bench.Streams;
using Broker.Bench.Webhook;

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
if (args is ["bulk-child", .. var child])
{
    await BulkChild.RunAsync(child, stop.Token);
    return 0;
}

if (BenchArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine(BenchArguments.Usage);
    return 2;
}

try
{
    Console.WriteLine($"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}, {Environment.ProcessorCount} processors");
    Console.WriteLine("Every ratio is taken within a round of this run: median [lowest..highest].");
    Console.WriteLine();
    if (arguments.Has("http"))
    {
        await HttpSection.RunAsync(arguments.Quick, arguments.Only, Console.Out, stop.Token);
    }

    if (arguments.Has("webhook"))
    {
        await WebhookSection.RunAsync(arguments.Quick, Console.Out, stop.Token);
    }

    if (arguments.Has("journal"))
    {
        await JournalSection.RunAsync(arguments.Quick, arguments.Directory, Console.Out, stop.Token);
    }

    if (arguments.Has("streams"))
    {
        await StreamsSection.RunAsync(arguments.Quick, Console.Out, stop.Token);
    }

    if (arguments.Has("csv"))
    {
        await CsvSection.RunAsync(arguments.Quick, Console.Out, stop.Token);
    }

    if (arguments.Has("bulk-memory"))
    {
        await BulkMemorySection.RunAsync(arguments.Quick, arguments.Directory, Console.Out, stop.Token);
    }

    return 0;
}
catch (OperationCanceledException) when (stop.IsCancellationRequested)
{
    Console.Error.WriteLine("Stopped.");
    return 130;
}

// The sections unwind by themselves, so that the stub stops and scratch files go.
void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
