using System.Text.Json.Nodes;

namespace Broker.Contracts.Tests.Stubbing;

/// <summary>What a stub answers: a status with a body, late if <see cref="Delay"/> is set, or a fault in its place.</summary>
public sealed record WireMockResponse(int Status = 200, string? Body = null)
{
    public string ContentType { get; init; } = "application/json";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public TimeSpan Delay { get; init; }

    /// <summary>One of <see cref="WireMockFault"/>.</summary>
    public string? Fault { get; init; }

    public static WireMockResponse WithFault(string fault) => new() { Fault = fault };

    public static WireMockResponse After(TimeSpan delay, WireMockResponse response) => response with { Delay = delay };

    internal JsonObject ToJson()
    {
        JsonObject json = new() { ["status"] = Status };
        if (Fault is not null)
        {
            json["fault"] = Fault;
        }

        if (Delay > TimeSpan.Zero)
        {
            json["fixedDelayMilliseconds"] = (int)Delay.TotalMilliseconds;
        }

        JsonObject headers = new() { ["Content-Type"] = ContentType };
        foreach ((string name, string value) in Headers)
        {
            headers[name] = value;
        }

        json["headers"] = headers;
        if (Body is not null)
        {
            json["body"] = Body;
        }

        return json;
    }
}
