using System.Text.Json;
using System.Text.Json.Nodes;
using Broker.Core.Identity;
using Broker.Orchestration.Audit;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Projections;
using CrmProjectionSample.CommandLine;
using CrmProjectionSample.Output;
using CrmProjectionSample.Setup;

namespace CrmProjectionSample.Commands;

/// <summary>Projects customers, edits copies in the CRM, and shows what becomes of the edits.</summary>
internal static class RunCommand
{
    private const string Field = "onboarding_state";
    private const int Fights = 4;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken cancellationToken)
    {
        int customers = arguments.Customers;
        CustomerId once = World.Customer(1);
        CustomerId fought = World.Customer(2);
        var expect = new Expectations();
        await using World world = await World.StartAsync(arguments, TimeSpan.FromMilliseconds(100), cancellationToken);
        Say(arguments, $"[bold]1. {customers} customers are onboarded and shown in the CRM[/]");
        await world.OnboardAsync(customers, cancellationToken);
        await world.SettleAsync(cancellationToken);
        int shown = Enumerable.Range(1, customers).Count(i => world.Desk.Read(World.Customer(i).Value, Field) == "Active");
        DriftSweepReport quiet = await world.Projection.SweepAsync(cancellationToken);
        expect.That(shown == customers, $"the CRM shows {customers} active customers");
        expect.That(quiet is { IsComplete: true, Planned: 0 } && quiet.Echoes == quiet.Read, "the sweep takes our own writes for echoes");

        Say(arguments, $"[bold]2. A person edits {Field} of {once} once[/]");
        await world.Desk.EditAsync(once.Value, Field, "Live", cancellationToken);
        DriftSweepReport found = await SweepAsync(world, arguments, cancellationToken);
        expect.That(found.Planned == 1, "one sweep finds the edit that no event told");
        expect.That(world.Desk.Read(once.Value, Field) == "Active", $"{once} shows the owner's value again");
        expect.That((await world.AuditAsync(once, "RefuseEdit", cancellationToken)).Count == 1, "the refusal is audited once");

        Say(arguments, $"[bold]3. A person edits {Field} of {fought} {Fights} times[/]");
        for (int i = 1; i <= Fights; i++)
        {
            await world.Desk.EditAsync(fought.Value, Field, $"Live {i}", cancellationToken);
            await SweepAsync(world, arguments, cancellationToken);
            Say(arguments, $"   edit {i}: the CRM now shows '{world.Desk.Read(fought.Value, Field)}'");
        }

        ExceptionItem[] items = [.. await world.Broker.ListExceptionsAsync(cancellationToken: cancellationToken)];
        IReadOnlyList<string> trail = await world.AuditAsync(fought, "RefuseEdit", cancellationToken);
        expect.That(world.Desk.Read(fought.Value, Field) == $"Live {Fights}", "the fourth edit is left standing");
        expect.That(items is [{ Cause: "ProjectionFought" }], "one exception item tells of the fight, and no other is open");
        expect.That(items is [{ Sentence: var sentence }] && sentence.Contains(CrmDesk.UserId, StringComparison.Ordinal) && sentence.Contains("owned by application", StringComparison.Ordinal), "it names owner and last editor");
        expect.That(trail.Count == Fights, $"{Fights} refusals are audited");

        ProjectionRequestResult refused = await world.Projection.RequestAsync(once, ["agreements.version"], Actor.Person("operations"), cancellationToken);
        expect.That(!refused.IsPlanned, "a fact that is not projected is refused");
        AuditVerification chain = await world.Broker.VerifyAuditAsync(cancellationToken: cancellationToken);
        expect.That(chain.IsValid, "the audit chain is whole");
        return Report(arguments, world, items, trail, refused, chain, expect);
    }

    private static async Task<DriftSweepReport> SweepAsync(World world, Arguments arguments, CancellationToken cancellationToken)
    {
        DriftSweepReport report = await world.Projection.SweepAsync(cancellationToken);
        await world.SettleAsync(cancellationToken);
        Say(arguments, $"   swept: {report.Read} changed records read, {report.Echoes} as last written, {report.Planned} looked at");
        return report;
    }

    private static int Report(
        Arguments arguments, World world, ExceptionItem[] items, IReadOnlyList<string> trail, ProjectionRequestResult refused, AuditVerification chain, Expectations expect)
    {
        if (arguments.Json)
        {
            Console.WriteLine(new JsonObject
            {
                ["crmCalls"] = world.CrmCalls,
                ["exceptions"] = new JsonArray([.. items.Select(static i => (JsonNode)new JsonObject { ["cause"] = i.Cause, ["customer"] = i.Customer?.Value, ["sentence"] = i.Sentence })]),
                ["audit"] = new JsonArray([.. trail.Select(static t => JsonNode.Parse(t))]),
                ["auditRecords"] = chain.Count,
                ["expectations"] = expect.ToJson(),
            }.ToJsonString(Indented));
            return expect.AllHold ? 0 : 1;
        }

        Screen.Line($"[bold]4. What people see[/]");
        foreach (ExceptionItem item in items)
        {
            Screen.Line($"   {item.Kind} {item.Cause}, {item.Customer}: {item.Sentence}");
        }

        Screen.Line($"   {refused.Refusals[0]}");
        Screen.Line($"[bold]5. The audit trail of the fight[/]");
        foreach (string line in trail)
        {
            JsonNode entry = JsonNode.Parse(line)!;
            Screen.Line($"   {entry["at"]} {entry["event"]} {entry["decision"]} by {entry["actor"]}: {entry["reason"]}; fact {entry["inputs"]?[0]?["fact"]} of {entry["inputs"]?[0]?["owner"]}");
        }

        Screen.Line($"   {chain.Sentence}");
        Screen.Line($"[bold]6. As expected[/]");
        expect.Print();
        return expect.AllHold ? 0 : 1;
    }

    private static void Say(Arguments arguments, FormattableString line)
    {
        if (!arguments.Json)
        {
            Screen.Line(line);
        }
    }
}
