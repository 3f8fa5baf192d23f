using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>Checks <see cref="SalesforceCrmOptions"/>.</summary>
internal static class SalesforceCrmOptionsCheck
{
    private const int MaxPrefix = 20;
    private const string ApiName = "an API name: a letter, then letters, digits and underscores, at most 80";
    private const string NeutralName = "a neutral name: a lower-case letter, then lower-case letters, digits and underscores, at most 40";

    internal static OptionsCheck Add(OptionsCheck check, SalesforceCrmOptions crm, string prefix)
    {
        Name(check, prefix + nameof(crm.CustomerObject), crm.CustomerObject);
        Name(check, prefix + nameof(crm.TradingAccountObject), crm.TradingAccountObject);
        Name(check, prefix + nameof(crm.TicketObject), crm.TicketObject);
        Optional(check, prefix + nameof(crm.CommentObject), crm.CommentObject);
        Neutral(check, prefix + nameof(crm.CustomerKey), crm.CustomerKey);
        Neutral(check, prefix + nameof(crm.TradingAccountKey), crm.TradingAccountKey);
        Name(check, prefix + nameof(crm.TradingAccountCustomerField), crm.TradingAccountCustomerField);
        Optional(check, prefix + nameof(crm.NewCustomerNameField), crm.NewCustomerNameField);
        Name(check, prefix + nameof(crm.TicketKeyField), crm.TicketKeyField);
        Name(check, prefix + nameof(crm.TicketVerdictField), crm.TicketVerdictField);
        Name(check, prefix + nameof(crm.TicketReferenceField), crm.TicketReferenceField);
        Name(check, prefix + nameof(crm.TicketSubjectField), crm.TicketSubjectField);
        Name(check, prefix + nameof(crm.TicketTextField), crm.TicketTextField);
        Optional(check, prefix + nameof(crm.TicketCustomerField), crm.TicketCustomerField);
        Name(check, prefix + nameof(crm.IntegrationPermissionSet), crm.IntegrationPermissionSet);
        Name(check, prefix + nameof(crm.PeoplePermissionSet), crm.PeoplePermissionSet);
        check
            .That(crm.FieldPrefix is "" || (SalesforcePaths.IsName(crm.FieldPrefix) && crm.FieldPrefix.Length <= MaxPrefix), prefix + nameof(crm.FieldPrefix), Show(crm.FieldPrefix), "empty, or a letter, then letters, digits and underscores, at most 20")
            .Range(prefix + nameof(crm.ChangeOverlap), crm.ChangeOverlap, SalesforceCrmOptions.LeastOverlap, SalesforceCrmOptions.MostOverlap)
            .That(
                !Same(crm.IntegrationPermissionSet, crm.PeoplePermissionSet),
                prefix + nameof(crm.PeoplePermissionSet),
                Show(crm.PeoplePermissionSet),
                $"another name than {prefix}{nameof(crm.IntegrationPermissionSet)}");
        foreach ((string neutral, string name) in crm.FieldNames)
        {
            check.That(!string.IsNullOrWhiteSpace(neutral), prefix + nameof(crm.FieldNames), "a map with an empty neutral name", NeutralName);
            check.That(SalesforcePaths.IsName(name), $"{prefix}{nameof(crm.FieldNames)}['{Short(neutral)}']", Show(name), ApiName);
        }

        Different(check, prefix, (nameof(crm.CustomerObject), crm.CustomerObject), (nameof(crm.TradingAccountObject), crm.TradingAccountObject), (nameof(crm.TicketObject), crm.TicketObject), (nameof(crm.CommentObject), crm.CommentObject));
        Different(
            check,
            prefix,
            (nameof(crm.TicketKeyField), crm.TicketKeyField),
            (nameof(crm.TicketVerdictField), crm.TicketVerdictField),
            (nameof(crm.TicketReferenceField), crm.TicketReferenceField),
            (nameof(crm.TicketSubjectField), crm.TicketSubjectField),
            (nameof(crm.TicketTextField), crm.TicketTextField),
            (nameof(crm.TicketCustomerField), crm.TicketCustomerField));
        return check;
    }

    private static void Different(OptionsCheck check, string prefix, params (string Option, string? Name)[] names)
    {
        for (int i = 1; i < names.Length; i++)
        {
            (string Option, string? Name)[] before = names[..i];
            (string option, string? name) = names[i];
            if (name is not null && Array.Find(before, b => Same(b.Name, name)) is { Option: not null } twice)
            {
                check.That(false, prefix + option, Show(name), $"another name than {prefix}{twice.Option}, which is the same");
            }
        }
    }

    private static void Name(OptionsCheck check, string option, string? name) => check
        .Required(option, name, ApiName)
        .That(string.IsNullOrEmpty(name) || SalesforcePaths.IsName(name), option, Show(name), ApiName);

    private static void Optional(OptionsCheck check, string option, string? name) =>
        check.That(name is null || SalesforcePaths.IsName(name), option, Show(name), ApiName + ", or null");

    private static void Neutral(OptionsCheck check, string option, string? name) => check
        .Required(option, name, NeutralName)
        .That(string.IsNullOrEmpty(name) || CrmNames.IsNeutral(name), option, Show(name), NeutralName);

    private static bool Same(string? left, string? right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Short(string? text) => text is { Length: <= 60 } ? text : "(a long text)";

    private static string Show(string? text) => string.IsNullOrEmpty(text) ? "empty" : $"'{Short(text)}'";
}
