using Broker.Core.Boundaries.Crm;
using Broker.Core.Identity;

namespace Broker.Orchestration.Projections;

/// <summary>The names of what a projection keeps in the journal.</summary>
internal static class ProjectionKeys
{
    private const string AccountSuffix = "-A1";

    internal static string Project(CustomerId customer) => "project:" + customer.Value;

    internal static string Check(CustomerId customer) => "check:" + customer.Value;

    internal static string CheckNextDay(CustomerId customer) => "check-day:" + customer.Value;

    /// <summary>The cursor under which stands what was written for a customer.</summary>
    internal static string State(CustomerId customer) => "projection:" + customer.Value;

    internal static string Drift(string system, CrmEntity entity) => $"drift:{system}:{entity}";

    internal static string FightItem(CustomerId customer, string field) => $"projection-fight:{customer.Value}:{field}";

    internal static string ConflictItem(CustomerId customer, string field) => $"projection-conflict:{customer.Value}:{field}";

    internal static string MissingItem(CustomerId customer) => $"projection-missing:{customer.Value}";

    /// <summary>
    /// The key of the customer's trading account in the CRM: the case's own reference, known before the account exists and never changing. Not the account's id
    /// at the MetaTrader API, which is half of a credential. A case has one account; the suffix leaves room for more.
    /// </summary>
    internal static string AccountReference(CustomerId customer) => customer.Value + AccountSuffix;

    /// <summary>The external id of a customer's record of a kind.</summary>
    internal static string ExternalId(CrmEntity entity, CustomerId customer) => entity == CrmEntity.TradingAccount ? AccountReference(customer) : customer.Value;

    /// <summary>The customer an external id of a kind belongs to; null when it cannot be one of ours.</summary>
    internal static CustomerId? CustomerOf(CrmEntity entity, string? externalId)
    {
        string? text = entity != CrmEntity.TradingAccount ? externalId
            : externalId is { Length: > 3 } && externalId.EndsWith(AccountSuffix, StringComparison.Ordinal) ? externalId[..^AccountSuffix.Length]
            : null;
        return !string.IsNullOrWhiteSpace(text) && text.Length <= MaxIdLength && !text.Any(char.IsControl) ? new CustomerId(text) : null;
    }

    private const int MaxIdLength = 256;
}
