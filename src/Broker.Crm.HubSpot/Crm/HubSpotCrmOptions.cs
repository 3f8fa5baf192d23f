namespace Broker.Crm.HubSpot.Crm;

/// <summary>How the family's records are laid out in HubSpot.</summary>
public sealed class HubSpotCrmOptions
{
    internal static readonly TimeSpan LeastOverlap = TimeSpan.FromSeconds(30);
    internal static readonly TimeSpan MostOverlap = TimeSpan.FromHours(6);

    /// <summary>The group that our properties stand in. Default <c>broker</c>.</summary>
    public string PropertyGroup { get; set; } = "broker";

    /// <summary>The unique contact property that customers are written by, until a schema names another. Default <c>broker_client_id</c>.</summary>
    public string CustomerKeyProperty { get; set; } = "broker_client_id";

    /// <summary>
    /// The unique property that trading accounts are written by, until a schema names another. Default <c>broker_account_ref</c>. Not the account's id at the
    /// MetaTrader API: that is half of a credential.
    /// </summary>
    public string TradingAccountKeyProperty { get; set; } = "broker_account_ref";

    /// <summary>Where trading accounts are written to. Default <see cref="HubSpotAccountLayout.Contact"/>, or the custom object when <see cref="TradingAccountObjectType"/> names one.</summary>
    public HubSpotAccountLayout TradingAccountLayout { get; set; }

    /// <summary>
    /// The type of a custom object that exists, for example <c>2-123</c> or <c>p123_trading_account</c>. Default null: with <see cref="HubSpotAccountLayout.CustomObject"/>
    /// the object of the name <see cref="TradingAccountObjectName"/> is looked for, and made with the schema if it is missing.
    /// </summary>
    public string? TradingAccountObjectType { get; set; }

    /// <summary>The name of the custom object that is looked for or made. Default <c>trading_account</c>; a lower-case letter, then lower-case letters, digits and underscores.</summary>
    public string TradingAccountObjectName { get; set; } = "trading_account";

    /// <summary>The pipeline of trading accounts that are deals, by label or id; give them one of their own. Default null; required with <see cref="HubSpotAccountLayout.Deal"/>.</summary>
    public string? DealPipeline { get; set; }

    /// <summary>The stage that such a deal starts in, by label or id; it is never moved afterwards. Default null: the first one.</summary>
    public string? DealStage { get; set; }

    /// <summary>The pipeline of our tickets, by label or id. Default null: the first one.</summary>
    public string? TicketPipeline { get; set; }

    /// <summary>The stage that tickets start in, by label or id. Default null: the first open one.</summary>
    public string? TicketStage { get; set; }

    /// <summary>How far a read of changes goes back behind the present, because search shows writes late (contracts/hubspot.md 6). Default 2 min; 30 s to 6 h.</summary>
    public TimeSpan SearchOverlap { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>The HubSpot user the family's own writes are shown under, digits; lets changes say whether they are our own. Default null: they do not say.</summary>
    public string? IntegrationUserId { get; set; }

    internal HubSpotAccountLayout EffectiveLayout => TradingAccountObjectType is null ? TradingAccountLayout : HubSpotAccountLayout.CustomObject;

    internal static bool IsObjectType(string text) => text.Length is > 0 and <= 200 && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');
}
