namespace Broker.Bench.Http.Models;

internal sealed class UpsertInput
{
    public string? Id { get; set; }

    public string? IdProperty { get; set; }

    public string? ObjectWriteTraceId { get; set; }

    public Dictionary<string, string?>? Properties { get; set; }
}
