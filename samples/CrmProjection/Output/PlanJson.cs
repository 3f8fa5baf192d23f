using System.Text.Json.Nodes;
using Broker.Orchestration.Projections;

namespace CrmProjectionSample.Output;

/// <summary>Plans as JSON and as lines.</summary>
internal static class PlanJson
{
    internal static JsonObject Of(ProjectionPlan plan) => new()
    {
        ["customer"] = plan.Customer.Value,
        ["missingRecords"] = new JsonArray([.. plan.MissingRecords.Select(static r => (JsonNode)JsonValue.Create(r.ToString()))]),
        ["fields"] = new JsonArray([.. plan.Fields.Select(static f => (JsonNode)new JsonObject
        {
            ["record"] = $"{f.Entity} {f.ExternalId}",
            ["field"] = f.Field,
            ["value"] = f.Value,
            ["inCrm"] = f.InCrm,
            ["owner"] = f.Owner,
            ["rule"] = f.Rule,
            ["change"] = f.Change.ToString(),
            ["repairsToday"] = f.RepairsToday,
        })]),
    };

    internal static void Print(string title, ProjectionPlan plan)
    {
        Screen.Line($"[bold]{title}[/]: {plan.Writes.Count()} of {plan.Fields.Count} fields would be written");
        foreach (PlannedField f in plan.Fields)
        {
            string change = f.Change switch
            {
                PlannedChange.Write or PlannedChange.Unread => "would write",
                PlannedChange.Same => "same",
                PlannedChange.LeftStanding => "left alone",
                _ => "no value yet",
            };
            Screen.Line($"  {change,-12} {f.Entity,-14} {f.Field,-22} {f.Value ?? "-",-26} owner {f.Owner,-11} {f.Rule}");
        }
    }
}
