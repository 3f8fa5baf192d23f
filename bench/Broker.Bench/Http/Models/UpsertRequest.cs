namespace Broker.Bench.Http.Models;

internal sealed class UpsertRequest
{
    public List<UpsertInput>? Inputs { get; set; }
}
