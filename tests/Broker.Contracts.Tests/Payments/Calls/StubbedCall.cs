using System.Text.Json.Nodes;

namespace Broker.Contracts.Tests.Payments.Calls;

/// <summary>One request that a case stubs, and how often it must have arrived in the end. The last response repeats.</summary>
internal sealed record StubbedCall(HttpMethod Method, string Path, int Requests, params JsonObject[] Responses)
{
    /// <summary>For a request that stands beside what the case is about: it is not counted.</summary>
    public const int AnyTimes = -1;
}
