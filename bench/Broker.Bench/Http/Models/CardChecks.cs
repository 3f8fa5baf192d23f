namespace Broker.Bench.Http.Models;

internal sealed class CardChecks
{
    public string? AddressLine1Check { get; set; }

    public string? AddressPostalCodeCheck { get; set; }

    public string? CvcCheck { get; set; }
}
