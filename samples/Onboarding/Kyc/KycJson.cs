using System.Text.Json.Serialization;

namespace Onboarding.Kyc;

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(KycApplicantBody))]
[JsonSerializable(typeof(KycApplicantRequest))]
internal sealed partial class KycJson : JsonSerializerContext;
