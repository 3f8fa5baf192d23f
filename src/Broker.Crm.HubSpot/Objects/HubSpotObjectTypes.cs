namespace Broker.Crm.HubSpot.Objects;

/// <summary>
/// The object types that HubSpot defines, as they stand in paths (contracts/hubspot.md 2). Any other type goes by its name or its id: a custom object by
/// <c>2-N</c> or <c>p{hubId}_{name}</c>. The properties named as required are what HubSpot's guides ask for on create; HubSpot checks them, and the account may
/// ask for more.
/// </summary>
public static class HubSpotObjectTypes
{
    /// <summary>Contacts, type id <c>0-1</c>. Required to create: nothing; <c>email</c>, <c>firstname</c> or <c>lastname</c> is advised.</summary>
    public const string Contacts = "contacts";

    /// <summary>Companies, type id <c>0-2</c>. Required to create: <c>domain</c> or <c>name</c>.</summary>
    public const string Companies = "companies";

    /// <summary>Deals, type id <c>0-3</c>. Required to create: <c>dealname</c>, <c>dealstage</c>, <c>pipeline</c> (the last two by internal id).</summary>
    public const string Deals = "deals";

    /// <summary>Tickets, type id <c>0-5</c>. Required to create: <c>subject</c>, <c>hs_pipeline_stage</c>, <c>hs_pipeline</c>.</summary>
    public const string Tickets = "tickets";

    /// <summary>Products, type id <c>0-7</c>.</summary>
    public const string Products = "products";

    /// <summary>Line items, type id <c>0-8</c>. One belongs to one parent only.</summary>
    public const string LineItems = "line_items";

    /// <summary>Quotes, type id <c>0-14</c>.</summary>
    public const string Quotes = "quotes";

    /// <summary>Invoices, type id <c>0-53</c>. Required to create: <c>hs_currency</c>; opening one needs a contact and a line item.</summary>
    public const string Invoices = "invoices";

    /// <summary>Commerce subscriptions, type id <c>0-69</c>. Required to create: <c>hs_name</c>. Not the subscriptions of marketing mail.</summary>
    public const string Subscriptions = "subscriptions";

    /// <summary>
    /// Payments, type id <c>0-101</c>. Required to create: <c>hs_initial_amount</c>, <c>hs_initiated_date</c>. Records that HubSpot's own processing made cannot
    /// be changed or archived.
    /// </summary>
    public const string CommercePayments = "commerce_payments";

    /// <summary>Orders, type id <c>0-123</c>.</summary>
    public const string Orders = "orders";

    /// <summary>Carts, type id <c>0-142</c>.</summary>
    public const string Carts = "carts";

    /// <summary>Discounts, type id <c>0-84</c>.</summary>
    public const string Discounts = "discounts";

    /// <summary>Fees, type id <c>0-85</c>.</summary>
    public const string Fees = "fees";

    /// <summary>Taxes, type id <c>0-86</c>.</summary>
    public const string Taxes = "taxes";

    /// <summary>Leads, type id <c>0-136</c>.</summary>
    public const string Leads = "leads";

    /// <summary>Users, type id <c>0-115</c>.</summary>
    public const string Users = "users";

    /// <summary>Notes, type id <c>0-46</c>. Required to create: <c>hs_timestamp</c>.</summary>
    public const string Notes = "notes";

    /// <summary>Meetings, type id <c>0-47</c>. Required to create: <c>hs_timestamp</c>.</summary>
    public const string Meetings = "meetings";

    /// <summary>Calls, type id <c>0-48</c>. Required to create: <c>hs_timestamp</c>.</summary>
    public const string Calls = "calls";

    /// <summary>Emails, type id <c>0-49</c>. Required to create: <c>hs_timestamp</c> and <c>hs_email_direction</c>.</summary>
    public const string Emails = "emails";

    /// <summary>Tasks, type id <c>0-27</c>. Required to create: <c>hs_timestamp</c>.</summary>
    public const string Tasks = "tasks";
}
