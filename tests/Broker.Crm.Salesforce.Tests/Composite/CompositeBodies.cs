using System.Globalization;
using System.Text.Json;

namespace Broker.Crm.Salesforce.Tests.Composite;

/// <summary>Answers of the composite family, and answers made for whatever is asked.</summary>
internal static class CompositeBodies
{
    public const string HeldRow = """{"success":false,"errors":[{"statusCode":"UNABLE_TO_LOCK_ROW","message":"unable to obtain exclusive access","fields":[]}]}""";

    public static Dictionary<string, object?> Fields(params (string Name, object? Value)[] fields) => fields.ToDictionary(static f => f.Name, static f => f.Value, StringComparer.Ordinal);

    public static string Id(int number) => "003" + number.ToString("D12", CultureInfo.InvariantCulture) + "AAA";

    public static string Part(string name, int status, string body) => string.Create(CultureInfo.InvariantCulture, $$"""{"body":{{body}},"httpHeaders":{},"httpStatusCode":{{status}},"referenceId":"{{name}}"}""");

    public static string Created(int number) => $$"""{"id":"{{Id(number)}}","success":true,"errors":[],"created":true}""";

    public static string Error(string code) => $$"""[{"message":"m","errorCode":"{{code}}","fields":[]}]""";

    public static string Saved(string code) => $$"""{"success":false,"errors":[{"statusCode":"{{code}}","message":"m","fields":["Name"]}]}""";

    public static string Answer(params string[] parts) => $$"""{"compositeResponse":[{{string.Join(',', parts)}}]}""";

    /// <summary>The records of a collection call, in their order.</summary>
    public static JsonElement[] SentRecords(string? body) => [.. JsonDocument.Parse(body!).RootElement.GetProperty("records").EnumerateArray()];

    /// <summary>The names of the steps of a composite call.</summary>
    public static string[] Names(string? body) =>
        [.. JsonDocument.Parse(body!).RootElement.GetProperty("compositeRequest").EnumerateArray().Select(static s => s.GetProperty("referenceId").GetString()!)];
}
