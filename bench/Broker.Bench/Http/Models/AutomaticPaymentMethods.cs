namespace Broker.Bench.Http.Models;

internal sealed class AutomaticPaymentMethods
{
    public string? AllowRedirects { get; set; }

    public bool? Enabled { get; set; }
}
