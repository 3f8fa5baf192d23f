namespace Broker.Bench.Http.Models;

internal sealed class BillingDetails
{
    public PostalAddress? Address { get; set; }

    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? TaxId { get; set; }
}
