using System.Text.Json.Serialization;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Operators;

namespace Broker.Orchestration.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CustomerCase))]
[JsonSerializable(typeof(ExceptionItem))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
