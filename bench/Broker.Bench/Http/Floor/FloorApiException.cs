using Broker.Bench.Http.Models;

namespace Broker.Bench.Http.Floor;

/// <summary>What a hand-written client throws for an error answer.</summary>
internal sealed class FloorApiException(int status, ErrorEnvelope error) : Exception("The provider refused.")
{
    public int Status => status;

    public ErrorEnvelope Error => error;
}
