using System.Text.Json.Serialization;

namespace Broker.Orchestration.Projections;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ProjectionState))]
internal sealed partial class ProjectionJson : JsonSerializerContext;
