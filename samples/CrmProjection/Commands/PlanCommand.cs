using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Orchestration.Projections;
using CrmProjectionSample.CommandLine;
using CrmProjectionSample.Output;
using CrmProjectionSample.Setup;

namespace CrmProjectionSample.Commands;

/// <summary>What would be written, before and after the copies are made and edited.</summary>
internal static class PlanCommand
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        int customers = arguments.Customers;
        await using World world = await World.StartAsync(arguments, TimeSpan.FromSeconds(2), cancellationToken);
        await world.OnboardAsync(customers, cancellationToken);
        ProjectionPlan before = await world.Projection.PlanAsync(World.Customer(customers), cancellationToken);
        await world.SettleAsync(cancellationToken);
        ProjectionPlan after = await world.Projection.PlanAsync(World.Customer(customers), cancellationToken);
        await world.Desk.EditAsync(World.Customer(customers).Value, "onboarding_state", "Live", cancellationToken);
        ProjectionPlan edited = await world.Projection.PlanAsync(World.Customer(customers), cancellationToken);
        if (arguments.Json)
        {
            Console.WriteLine(new JsonObject { ["before"] = PlanJson.Of(before), ["after"] = PlanJson.Of(after), ["edited"] = PlanJson.Of(edited) }.ToJsonString(Indented));
        }
        else
        {
            PlanJson.Print("Before the first copy", before);
            PlanJson.Print("After it", after);
            PlanJson.Print("After an edit in the CRM", edited);
        }

        return !after.Writes.Any() && edited.Writes.Count() == 1 ? 0 : 1;
    }
}
