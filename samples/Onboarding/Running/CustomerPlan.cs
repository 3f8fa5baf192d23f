using System.Globalization;
using Broker.Core.Identity;

namespace Onboarding.Running;

/// <summary>What one customer will do, by the faults asked for.</summary>
public sealed record CustomerPlan
{
    /// <summary>The customer.</summary>
    public required CustomerId Customer { get; init; }

    /// <summary>A made-up name.</summary>
    public required string FirstName { get; init; }

    /// <summary>A made-up name.</summary>
    public required string LastName { get; init; }

    /// <summary>An address in a reserved domain.</summary>
    public required string Email { get; init; }

    /// <summary>The money comes before the identity check is done.</summary>
    public bool PaysFirst { get; init; }

    /// <summary>The money is given back before its settlement was heard of.</summary>
    public bool RefundsAtOnce { get; init; }

    /// <summary>The provider rejects after it had approved.</summary>
    public bool IsRejectedLate { get; init; }

    /// <summary>True when the customer should end active.</summary>
    public bool ShouldTrade => !RefundsAtOnce && !IsRejectedLate;

    /// <summary>Plans for a number of customers. Faults about people strike the first of every three.</summary>
    public static IReadOnlyList<CustomerPlan> Make(int count, IReadOnlyList<string> faults)
    {
        string[] first = ["Ada", "Ben", "Chloe", "Dev", "Elif", "Femi", "Gita", "Hugo", "Ines", "Jonas"];
        string[] last = ["Moreau", "Novak", "Okafor", "Petrov", "Quinn", "Rossi", "Sato", "Tanaka", "Urban", "Vega"];
        return
        [
            .. Enumerable.Range(1, count).Select(i =>
            {
                bool struck = i % 3 == 1;
                string id = string.Create(CultureInfo.InvariantCulture, $"C-{i:0000}");
                return new CustomerPlan
                {
                    Customer = new CustomerId(id),
                    FirstName = first[i % first.Length],
                    LastName = last[i / first.Length % last.Length],
                    Email = $"{id.ToLowerInvariant()}@customers.example",
                    PaysFirst = faults.Contains("payment-before-kyc"),
                    RefundsAtOnce = struck && faults.Contains("refund-before-settle"),
                    IsRejectedLate = struck && faults.Contains("kyc-rejected-late"),
                };
            }),
        ];
    }
}
