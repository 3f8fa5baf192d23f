namespace Broker.Crm.Salesforce.Crm;

/// <summary>
/// How the family's records are laid out in the org (domain/onboarding.md 3.9). A neutral field name such as <c>onboarding_state</c> is the custom field
/// <c>Onboarding_State__c</c> unless <see cref="FieldNames"/> says otherwise.
/// </summary>
public sealed class SalesforceCrmOptions
{
    internal static readonly TimeSpan LeastOverlap = TimeSpan.FromMinutes(1);
    internal static readonly TimeSpan MostOverlap = TimeSpan.FromHours(6);

    /// <summary>The object of customers. Default <c>Contact</c>; an API name.</summary>
    public string CustomerObject { get; set; } = "Contact";

    /// <summary>The object of trading accounts, many for a customer. Default <c>Trading_Account__c</c>; an API name.</summary>
    public string TradingAccountObject { get; set; } = "Trading_Account__c";

    /// <summary>The object of tickets. Default <c>Case</c>; an API name.</summary>
    public string TicketObject { get; set; } = "Case";

    /// <summary>
    /// The custom object of comments on tickets. Default <c>Broker_Ticket_Comment__c</c>; an API name, or null for no comments. An object of its own, since Salesforce's
    /// own <c>CaseComment</c> takes no custom field, so that nothing could stop a second one of the same key.
    /// </summary>
    public string? CommentObject { get; set; } = "Broker_Ticket_Comment__c";

    /// <summary>The neutral name of the field that customers are written by, until a schema names another. Default <c>broker_client_id</c>; lower-case letters, digits and underscores, at most 40.</summary>
    public string CustomerKey { get; set; } = "broker_client_id";

    /// <summary>
    /// The neutral name of the field that trading accounts are written by, until a schema names another. Default <c>broker_account_ref</c>; lower-case letters, digits and
    /// underscores, at most 40. Not the account's id at the MetaTrader API, which is not known when the record is first written.
    /// </summary>
    public string TradingAccountKey { get; set; } = "broker_account_ref";

    /// <summary>The lookup from a trading account to its customer. Default <c>Contact__c</c>; an API name.</summary>
    public string TradingAccountCustomerField { get; set; } = "Contact__c";

    /// <summary>
    /// The field that Salesforce demands of a new customer. It gets the external id when somebody is written whom the org does not have yet, and is never touched again:
    /// names belong to the CRM. Default <c>LastName</c>; an API name, or null to refuse such a write.
    /// </summary>
    public string? NewCustomerNameField { get; set; } = "LastName";

    /// <summary>The unique field that tickets are written by. Default <c>Broker_Ticket_Key__c</c>; an API name.</summary>
    public string TicketKeyField { get; set; } = "Broker_Ticket_Key__c";

    /// <summary>The field of a ticket's verdict. Default <c>Broker_Verdict__c</c>; an API name.</summary>
    public string TicketVerdictField { get; set; } = "Broker_Verdict__c";

    /// <summary>The field of a ticket's reference. Default <c>Broker_Reference__c</c>; an API name.</summary>
    public string TicketReferenceField { get; set; } = "Broker_Reference__c";

    /// <summary>The field of a ticket's title. Default <c>Subject</c>; an API name.</summary>
    public string TicketSubjectField { get; set; } = "Subject";

    /// <summary>The field of a ticket's text. Default <c>Description</c>; an API name.</summary>
    public string TicketTextField { get; set; } = "Description";

    /// <summary>The lookup from a ticket to its customer. Default <c>ContactId</c>; an API name, or null for tickets without it.</summary>
    public string? TicketCustomerField { get; set; } = "ContactId";

    /// <summary>Whether the org's active assignment rules choose the owner of a new ticket. Default true; true or false.</summary>
    public bool RunTicketAssignmentRules { get; set; } = true;

    /// <summary>What stands before the names of fields that are made by the rule. Default empty; a letter, then letters, digits and underscores, at most 20, for example <c>Broker_</c>.</summary>
    public string FieldPrefix { get; set; } = string.Empty;

    /// <summary>
    /// Neutral field name to API name, where the rule does not fit; <c>TradingAccount.account_health</c> means that kind of record only. Default empty; values are API
    /// names, of standard fields too.
    /// </summary>
    public IDictionary<string, string> FieldNames { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>
    /// Neutral names of fields that the generated permission set of people leaves out. Default <c>account_uuid</c>, which is half of a credential of the MetaTrader API;
    /// any neutral names.
    /// </summary>
    public ICollection<string> HiddenFromPeople { get; } = ["account_uuid"];

    /// <summary>The API name of the generated permission set of the user the family writes as. Default <c>Broker_Integration</c>; an API name without <c>__c</c>.</summary>
    public string IntegrationPermissionSet { get; set; } = "Broker_Integration";

    /// <summary>The API name of the generated permission set of people, who may read only. Default <c>Broker_Read_Only</c>; an API name without <c>__c</c>.</summary>
    public string PeoplePermissionSet { get; set; } = "Broker_Read_Only";

    /// <summary>
    /// How far a read of changes goes back behind the present. A record carries the time of its change and is seen only when its transaction ends, which can take minutes;
    /// the clocks of both sides may differ, too. Default 10 min; 1 min to 6 h.
    /// </summary>
    public TimeSpan ChangeOverlap { get; set; } = TimeSpan.FromMinutes(10);
}
