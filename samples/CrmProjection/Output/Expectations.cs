using System.Text.Json.Nodes;

namespace CrmProjectionSample.Output;

/// <summary>What the run claims, checked while it goes.</summary>
internal sealed class Expectations
{
    private readonly List<(string What, bool Holds)> all = [];

    internal bool AllHold => all.TrueForAll(static e => e.Holds);

    internal void That(bool holds, string what) => all.Add((what, holds));

    internal void Print()
    {
        foreach ((string what, bool holds) in all)
        {
            Screen.Line($"  {(holds ? "ok    " : "FAILED")} {what}");
        }
    }

    internal JsonArray ToJson() => new([.. all.Select(static e => (JsonNode)new JsonObject { ["what"] = e.What, ["holds"] = e.Holds })]);
}
