using System.Globalization;
using System.Net;
using Broker.Bench.Stub;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

if (args is ["org", var rows])
{
    await SimulatedOrg.RunAsync(int.Parse(rows, CultureInfo.InvariantCulture));
    return;
}

WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.ConfigureKestrel(static kestrel =>
{
    kestrel.AddServerHeader = false;
    kestrel.Listen(IPAddress.Loopback, 0);
});

WebApplication app = builder.Build();
app.Run(CannedAnswers.AnswerAsync);
await app.StartAsync();

Console.WriteLine("listening " + app.Urls.First());

// The rig holds the other end of standard input. It closes with the rig, however the rig ends, so no stub outlives its run.
Task rigIsGone = Console.In.ReadToEndAsync();
await Task.WhenAny(rigIsGone, app.WaitForShutdownAsync());
await app.StopAsync();
