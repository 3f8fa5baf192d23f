namespace Broker.Bench.Http.Models;

internal sealed class ErrorEnvelope
{
    public ErrorDetail? Error { get; set; }
}
