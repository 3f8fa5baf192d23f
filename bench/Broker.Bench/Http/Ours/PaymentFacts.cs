using Broker.Payments;

namespace Broker.Bench.Http.Ours;

/// <summary>What the neutral payment carries of Stripe's object: what a broker decides on. The rest is listed under the tables.</summary>
internal static class PaymentFacts
{
    private const int CentsPerEuro = 100;

    private static readonly HashSet<string> Exposed =
    [
        "id", "status", "amount", "amount_received", "amount_capturable", "currency", "customer", "created", "livemode", "metadata.broker_client_id",
        "metadata.deposit_id", "metadata.tenant", "latest_charge.id", "latest_charge.amount_refunded", "latest_charge.disputed",
    ];

    /// <summary>The members of the object under <paramref name="prefix"/> that are not exposed.</summary>
    public static IEnumerable<string> Omitted(ReadOnlyMemory<byte> json, string prefix = "") => Facts.FromJson(json).Paths
        .Where(path => path.StartsWith(prefix, StringComparison.Ordinal) && !Exposed.Contains(path[prefix.Length..]));

    public static Facts AddPayment(this Facts facts, Payment payment, string prefix = "")
    {
        facts.Add(prefix + "id", payment.Id.Value)
            .Add(prefix + "status", payment.RawState)
            .Add(prefix + "amount", payment.Requested.Amount * CentsPerEuro)
            .Add(prefix + "amount_received", payment.Received.Amount * CentsPerEuro)
            .Add(prefix + "amount_capturable", payment.Capturable.Amount * CentsPerEuro)
            .Add(prefix + "currency", payment.Requested.Currency.Code.ToLowerInvariant())
            .Add(prefix + "customer", payment.Payer?.Value)
            .Add(prefix + "created", payment.CreatedAt.ToUnixTimeSeconds())
            .Add(prefix + "livemode", payment.LiveMode)
            .Add(prefix + "latest_charge.id", payment.ChargeId)
            .Add(prefix + "latest_charge.amount_refunded", payment.Refunded?.Amount * CentsPerEuro)
            .Add(prefix + "latest_charge.disputed", payment.Disputed);
        foreach ((string name, string value) in payment.Metadata)
        {
            facts.Add(prefix + "metadata." + name, value);
        }

        return facts;
    }
}
