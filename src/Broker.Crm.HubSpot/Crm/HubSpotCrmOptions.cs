namespace Broker.Crm.HubSpot.Crm;

/// <summary>How the family's records are laid out in HubSpot.</summary>
public sealed class HubSpotCrmOptions
{
    /// <summary>The group that our properties stand in. Default <c>broker</c>.</summary>
    public string PropertyGroup { get; set; } = "broker";

    /// <summary>The unique contact property that customers are written by, until a schema names another. Default <c>broker_client_id</c>.</summary>
    public string CustomerKeyProperty { get; set; } = "broker_client_id";

    /// <summary>The unique property that trading accounts are written by, until a schema names another. Default <c>account_uuid</c>.</summary>
    public string TradingAccountKeyProperty { get; set; } = "account_uuid";

    /// <summary>
    /// The custom object that trading accounts are written to, for example <c>2-123</c> or <c>p123_trading_account</c>; it must exist. Default null: for
    /// accounts without custom objects the fields are written to the customer's contact, which then shows one trading account, the last one written.
    /// A trading account must then carry the customer's key among its fields.
    /// </summary>
    public string? TradingAccountObjectType { get; set; }

    /// <summary>The pipeline of our tickets, by label or id. Default null: the first one.</summary>
    public string? TicketPipeline { get; set; }

    /// <summary>The stage that tickets start in, by label or id. Default null: the first open one.</summary>
    public string? TicketStage { get; set; }

    internal static bool IsObjectType(string text) => text.Length is > 0 and <= 200 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
