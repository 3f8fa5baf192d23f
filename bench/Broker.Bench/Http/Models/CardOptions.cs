namespace Broker.Bench.Http.Models;

internal sealed class CardOptions
{
    public string? Installments { get; set; }

    public string? MandateOptions { get; set; }

    public string? Network { get; set; }

    public string? RequestThreeDSecure { get; set; }
}
