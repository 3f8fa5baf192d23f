using System.Text.Json.Serialization;
using Broker.Orchestration.Cases;
using Broker.Orchestration.Operators;
using Broker.Orchestration.Ownership;

namespace Broker.Orchestration.Journal;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(CustomerCase))]
[JsonSerializable(typeof(ExceptionItem))]
[JsonSerializable(typeof(Proposal))]
internal sealed partial class CaseJsonContext : JsonSerializerContext;
