using System.Text.Json;
using System.Text.Json.Serialization;

namespace Broker.Core.Secrets;

/// <summary>Refuses to write a <see cref="Secret"/> as JSON, and to read one: a secret has no business in a document.</summary>
public sealed class SecretJsonConverter : JsonConverter<Secret>
{
    /// <inheritdoc/>
    public override Secret Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A Secret is not read from JSON. Use Secret.FromEnvironment or Secret.FromFile.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Secret value, JsonSerializerOptions options) =>
        throw new NotSupportedException("A Secret is not written to JSON. Leave the property out with [JsonIgnore].");
}
