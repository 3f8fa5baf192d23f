using System.Text.Json.Serialization;

namespace Broker.Crm.Salesforce.Describe;

/// <summary>Generated metadata of descriptions. Records are read by hand: their shape is the user's.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(SalesforceGlobalDescribe))]
[JsonSerializable(typeof(SalesforceObjectDescribe))]
internal sealed partial class DescribeJson : JsonSerializerContext;
