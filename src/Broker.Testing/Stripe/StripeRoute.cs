using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>What a request asks for: the name it is counted under and how it is done.</summary>
/// <param name="Name">The operation.</param>
/// <param name="Run">Gives the object to answer.</param>
internal sealed record StripeRoute(string Name, Func<JsonNode> Run)
{
    /// <summary>Answers something else than an object, for example a file.</summary>
    public Func<SimResponse>? RunRaw { get; init; }
}
