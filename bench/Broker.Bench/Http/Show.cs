using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Broker.Bench.Http;

/// <summary>Shows what a model holds by writing it back as JSON.</summary>
internal static class Show
{
    public static Func<T, Facts> As<T>(JsonTypeInfo<T> json) => model => Facts.FromJson(JsonSerializer.SerializeToUtf8Bytes(model, json));
}
