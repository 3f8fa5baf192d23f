using System.Text.Json.Serialization;
using Onboarding.Running;

namespace Onboarding.Output;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(RunSummary))]
[JsonSerializable(typeof(ExplanationBody))]
[JsonSerializable(typeof(ExceptionBody[]))]
[JsonSerializable(typeof(AuditBody))]
[JsonSerializable(typeof(OwnershipBody[]))]
internal sealed partial class OutputJson : JsonSerializerContext;
