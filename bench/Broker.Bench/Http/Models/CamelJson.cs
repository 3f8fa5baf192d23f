using System.Text.Json.Serialization;

namespace Broker.Bench.Http.Models;

/// <summary>Metadata for the answers written in camel case.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(AccountSummary))]
[JsonSerializable(typeof(List<Mt5Order>), TypeInfoPropertyName = "Mt5Orders")]
[JsonSerializable(typeof(ContactsPage<Dictionary<string, string?>>), TypeInfoPropertyName = "ContactsPage")]
[JsonSerializable(typeof(ContactsPage<ContactProperties>), TypeInfoPropertyName = "TypedContactsPage")]
[JsonSerializable(typeof(UpsertRequest))]
[JsonSerializable(typeof(UpsertAnswer<Dictionary<string, string?>>), TypeInfoPropertyName = "UpsertAnswer")]
[JsonSerializable(typeof(UpsertAnswer<ContactProperties>), TypeInfoPropertyName = "TypedUpsertAnswer")]
internal sealed partial class CamelJson : JsonSerializerContext;
