using System.Text.Json.Nodes;
using Broker.Testing.Faults;
using Broker.Testing.Hosting;

namespace Broker.Testing.Steering;

/// <summary>A fault as <c>POST /_sim/faults</c> carries it.</summary>
internal static class FaultJson
{
    public static JsonObject Write(string operation, Fault fault)
    {
        var body = new JsonObject
        {
            ["name"] = FaultNames.Of(fault.Kind, fault.Phase),
            ["operation"] = operation,
            ["count"] = fault.Count,
            ["perKey"] = fault.PerKey,
            ["delayMilliseconds"] = (int)fault.Delay.TotalMilliseconds,
            ["status"] = fault.Status,
            ["bytes"] = fault.Bytes,
        };
        Set(body, "code", fault.Code);
        Set(body, "message", fault.Message);
        Set(body, "policyName", fault.PolicyName);
        if (fault.RetryAfter is { } pause)
        {
            body["retryAfterSeconds"] = (int)Math.Ceiling(pause.TotalSeconds);
        }

        return body;
    }

    public static Fault? Read(JsonObject body)
    {
        if (!FaultNames.TryParse(body.Text("name") ?? "", out var kind, out var phase))
        {
            return null;
        }

        var fault = new Fault
        {
            Kind = kind,
            Phase = phase,
            Count = body.Int("count") ?? 1,
            PerKey = body.Bool("perKey") ?? false,
            Code = body.Text("code"),
            Message = body.Text("message"),
            PolicyName = body.Text("policyName"),
            RetryAfter = body.Int("retryAfterSeconds") is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
        };
        return fault with
        {
            Delay = body.Int("delayMilliseconds") is { } delay ? TimeSpan.FromMilliseconds(delay) : fault.Delay,
            Status = body.Int("status") ?? fault.Status,
            Bytes = body.Int("bytes") ?? fault.Bytes,
        };
    }

    private static void Set(JsonObject body, string name, string? value)
    {
        if (value is not null)
        {
            body[name] = value;
        }
    }
}
