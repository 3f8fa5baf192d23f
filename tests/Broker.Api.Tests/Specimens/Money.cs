namespace Broker.Api.Tests.Specimens;

/// <summary>Binary fractions where money stands, and where it does not.</summary>
public sealed class Money
{
    public double Balance { get; set; }

    public IReadOnlyList<double?> OpenLots { get; } = [];

    public decimal Equity { get; set; }

    public double Seconds { get; set; }

    public double Allotment { get; set; }

    public void Pay(float totalAmount)
    {
    }
}
