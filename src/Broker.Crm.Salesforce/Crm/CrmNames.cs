using System.Collections.Frozen;
using System.Globalization;
using Broker.Core.Boundaries.Crm;
using Broker.Crm.Salesforce.Wire;

namespace Broker.Crm.Salesforce.Crm;

/// <summary>API names of neutral ones: the options, taken over once. Immutable.</summary>
internal sealed class CrmNames
{
    internal const string CommentKey = "Broker_Comment_Key__c";
    internal const string CommentTicket = "Ticket__c";
    internal const string CommentText = "Text__c";
    internal const string CommentAt = "Commented_At__c";
    internal const string Modified = "SystemModstamp";
    internal const string Editor = "LastModifiedById";
    private const string CustomEnd = "__c";

    // Written so in the fields that brokers have already (domain/onboarding.md 3.9).
    private static readonly string[] Acronyms = ["kyc", "uuid"];
    private readonly FrozenDictionary<string, string> mapped;
    private readonly string prefix;

    internal CrmNames(SalesforceCrmOptions options)
    {
        mapped = options.FieldNames.ToFrozenDictionary(StringComparer.Ordinal);
        prefix = options.FieldPrefix;
        Customer = options.CustomerObject;
        TradingAccount = options.TradingAccountObject;
        Ticket = options.TicketObject;
        Comment = options.CommentObject;
        AccountCustomer = options.TradingAccountCustomerField;
        NewCustomerName = options.NewCustomerNameField;
        TicketKey = options.TicketKeyField;
        TicketVerdict = options.TicketVerdictField;
        TicketReference = options.TicketReferenceField;
        TicketSubject = options.TicketSubjectField;
        TicketText = options.TicketTextField;
        TicketCustomer = options.TicketCustomerField;
        IntegrationSet = options.IntegrationPermissionSet;
        PeopleSet = options.PeoplePermissionSet;
        Hidden = options.HiddenFromPeople.ToFrozenSet(StringComparer.Ordinal);
    }

    internal string Customer { get; }

    internal string TradingAccount { get; }

    internal string Ticket { get; }

    internal string? Comment { get; }

    internal string AccountCustomer { get; }

    internal string? NewCustomerName { get; }

    internal string TicketKey { get; }

    internal string TicketVerdict { get; }

    internal string TicketReference { get; }

    internal string TicketSubject { get; }

    internal string TicketText { get; }

    internal string? TicketCustomer { get; }

    internal string IntegrationSet { get; }

    internal string PeopleSet { get; }

    internal FrozenSet<string> Hidden { get; }

    internal static bool IsNeutral(string name) =>
        name.Length is > 0 and <= CrmWanted.MaxCustomName && char.IsAsciiLetterLower(name[0]) && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_');

    internal static bool IsCustom(string name) => name.EndsWith(CustomEnd, StringComparison.OrdinalIgnoreCase);

    /// <summary>True for a name such as <c>acme__Stage__c</c>, which a package brought that is not ours to change.</summary>
    internal static bool IsPackaged(string name) => IsCustom(name) && name[..^CustomEnd.Length].Contains("__", StringComparison.Ordinal);

    /// <summary>The name by which a write or query goes through a lookup: <c>Contact__r</c> for <c>Contact__c</c>, <c>Contact</c> for <c>ContactId</c>.</summary>
    internal static string RelationshipOf(string lookup) => IsCustom(lookup) ? lookup[..^1] + "r"
        : lookup.EndsWith("Id", StringComparison.Ordinal) && lookup.Length > 2 ? lookup[..^2]
        : lookup;

    internal string ObjectOf(CrmEntity entity) => entity switch
    {
        CrmEntity.Customer => Customer,
        CrmEntity.TradingAccount => TradingAccount,
        CrmEntity.Ticket => Ticket,
        _ => throw new ArgumentOutOfRangeException(nameof(entity), entity, "Unknown kind of CRM record."),
    };

    /// <summary>True for the fields of tickets and comments that are written here; other names in an answer are the org's free text.</summary>
    internal bool IsTicketField(string name) =>
        new[] { TicketKey, TicketVerdict, TicketReference, TicketSubject, TicketText, TicketCustomer, CommentKey, CommentTicket, CommentText, CommentAt }.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The API name of a neutral field.</summary>
    /// <exception cref="ArgumentException">No API name can be made of it.</exception>
    internal string FieldOf(CrmEntity entity, string neutral)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(neutral);
        if (mapped.TryGetValue($"{entity}.{neutral}", out string? name) || mapped.TryGetValue(neutral, out name))
        {
            return name;
        }

        return SalesforcePaths.Name(IsCustom(neutral) ? neutral : prefix + ByRule(neutral) + CustomEnd, nameof(neutral));
    }

    private static string ByRule(string neutral) => string.Join('_', neutral.Split('_', StringSplitOptions.RemoveEmptyEntries).Select(static word =>
        Acronyms.Contains(word, StringComparer.Ordinal) ? word.ToUpper(CultureInfo.InvariantCulture) : char.ToUpperInvariant(word[0]) + word[1..]));
}
