using System.Text.Json.Serialization;

namespace Broker.Bench.Streams;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(FloorFrame))]
internal sealed partial class FloorFrameJson : JsonSerializerContext;
