using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

/// <summary>Metadata for rows, whose names are written as they are.</summary>
[JsonSourceGenerationOptions]
[JsonSerializable(typeof(QueryPage<QueryRow>), TypeInfoPropertyName = "QueryPage")]
internal sealed partial class PascalJson : JsonSerializerContext;
