using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

/// <summary>Metadata for the answers written in snake case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(PaymentIntent))]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(PaymentEvent))]
internal sealed partial class SnakeJson : JsonSerializerContext;
