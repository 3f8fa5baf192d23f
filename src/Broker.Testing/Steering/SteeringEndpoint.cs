using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;
using Broker.Testing.Webhooks;

namespace Broker.Testing.Steering;

/// <summary>The <c>/_sim/</c> calls that every simulator answers (contracts/simulators.md).</summary>
internal static class SteeringEndpoint
{
    public static SimResponse Handle(Simulator simulator, SimRequest request)
    {
        var call = request.Segments.Length > 1 ? request.Segments[1] : "";
        if (request.Segments.Length == 2)
        {
            switch ((request.Method, call))
            {
                case ("GET", "state"):
                    return SimResponse.Json(200, simulator.GetState());
                case ("POST", "reset"):
                    simulator.Reset();
                    return Done();
                case ("POST", "faults"):
                    return AddFault(simulator, request.Json);
                case ("DELETE", "faults"):
                    simulator.ClearFaults();
                    return Done();
                case ("POST", "clock"):
                    return AdvanceClock(simulator, request.Json);
                case ("POST", "webhooks") when simulator.Webhooks is { } webhooks:
                    return SetWebhooks(webhooks, request.Json);
                default:
                    break;
            }
        }

        return simulator.SteerOwn(request) ?? Refuse(404, $"There is no steering call {request.Method} /_sim/{call} on {simulator.Name}.");
    }

    public static SimResponse Done() => SimResponse.Json(200, new JsonObject { ["ok"] = true });

    public static SimResponse Refuse(int status, string reason) => SimResponse.Json(status, new JsonObject { ["error"] = reason });

    private static SimResponse AddFault(Simulator simulator, JsonObject? body)
    {
        if (body.Text("name") is not { } name)
        {
            return Refuse(400, $"A fault needs a name: {string.Join(", ", FaultNames.All)}, or a scenario.");
        }

        if (FaultScenarios.Find(name) is { } scenario)
        {
            foreach (var step in scenario.Steps.Where(s => s.System == simulator.Name))
            {
                simulator.Apply(step);
            }

            return Done();
        }

        if (FaultJson.Read(body!) is not { } fault)
        {
            return Refuse(400, $"There is no fault '{name}'. Known: {string.Join(", ", FaultNames.All)}.");
        }

        simulator.Next(body.Text("operation") ?? "*", fault);
        return Done();
    }

    private static SimResponse AdvanceClock(Simulator simulator, JsonObject? body)
    {
        if (!double.TryParse(body.Text("advanceSeconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) || !(seconds >= 0) || seconds > 1e10)
        {
            return Refuse(400, "advanceSeconds must be a number of seconds, not negative.");
        }

        simulator.AdvanceClock(TimeSpan.FromSeconds(seconds));
        return SimResponse.Json(200, new JsonObject { ["now"] = JsonText.Iso(simulator.Clock.GetUtcNow()) });
    }

    private static SimResponse SetWebhooks(WebhookDispatcher webhooks, JsonObject? body)
    {
        var types = (body?["types"] as JsonArray)?.Select(t => t.Text() ?? "").ToList();
        switch (body.Text("mode"))
        {
            case "hold" when types is not null:
                webhooks.Hold(types);
                return Done();
            case "release" when types is not null:
                webhooks.Release(types);
                return Done();
            case "release":
                webhooks.Release(body.Text("order") == "reverse");
                return Done();
            case { } mode when Enum.TryParse<WebhookMode>(mode, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed):
                webhooks.SetMode(parsed);
                return Done();
            default:
                return Refuse(400, "mode must be normal, hold, release, duplicate or reverse.");
        }
    }
}
