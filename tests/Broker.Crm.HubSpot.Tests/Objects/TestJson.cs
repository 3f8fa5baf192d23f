using System.Text.Json.Serialization;

namespace Broker.Crm.HubSpot.Tests.Objects;

[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowReadingFromString)]
[JsonSerializable(typeof(TestContact))]
internal sealed partial class TestJson : JsonSerializerContext;
