using Broker.Core.Configuration;
using Broker.Crm.HubSpot.Crm;

namespace Broker.Crm.HubSpot;

/// <summary>Checks <see cref="HubSpotOptions"/>.</summary>
internal static class HubSpotOptionsCheck
{
    private const int MaxNameLength = 100;

    internal static OptionsCheck Check(HubSpotOptions options, string owner)
    {
        OptionsCheck check = new OptionsCheck(owner)
            .Required(nameof(options.Credential), options.Credential, "HubSpotCredential.Token(secret) or a token source of your own")
            .That(options.ApiVersion is "2026-09" or "2026-03", nameof(options.ApiVersion), ShowVersion(options.ApiVersion), "2026-09 or 2026-03")
            .Range(nameof(options.SearchesPerSecond), options.SearchesPerSecond, 1, 5)
            .Range(nameof(options.TokenRefreshMargin), options.TokenRefreshMargin, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(25))
            .Required(nameof(options.Limits), options.Limits, "a HubSpotLimitsOptions object")
            .Required(nameof(options.Crm), options.Crm, "a HubSpotCrmOptions object")
            .Client(options);
        if (options.Limits is { } limits)
        {
            const string Prefix = nameof(options.Limits) + ".";
            check
                .Range(Prefix + nameof(limits.RequestsPerTenSeconds), limits.RequestsPerTenSeconds ?? 1, 1, 100_000)
                .Range(Prefix + nameof(limits.MaxInFlight), limits.MaxInFlight ?? 1, 1, 10_000);
        }

        if (options.Crm is { } crm)
        {
            const string Prefix = nameof(options.Crm) + ".";
            Name(check, Prefix + nameof(crm.PropertyGroup), crm.PropertyGroup);
            Name(check, Prefix + nameof(crm.CustomerKeyProperty), crm.CustomerKeyProperty);
            Name(check, Prefix + nameof(crm.TradingAccountKeyProperty), crm.TradingAccountKeyProperty);
            Name(check, Prefix + nameof(crm.TradingAccountObjectName), crm.TradingAccountObjectName);
            check
                .That(
                    crm.CustomerKeyProperty != crm.TradingAccountKeyProperty,
                    Prefix + nameof(crm.TradingAccountKeyProperty),
                    $"'{crm.TradingAccountKeyProperty}'",
                    $"another name than Crm.CustomerKeyProperty, which is '{crm.CustomerKeyProperty}'")
                .That(crm.TicketStage is null || crm.TicketPipeline is not null, Prefix + nameof(crm.TicketStage), "given", "given only together with Crm.TicketPipeline, which is missing")
                .That(
                    crm.TradingAccountObjectType is null || HubSpotCrmOptions.IsObjectType(crm.TradingAccountObjectType),
                    Prefix + nameof(crm.TradingAccountObjectType),
                    "not an object type",
                    "a custom object such as 2-123 or p123_trading_account, or null")
                .That(Enum.IsDefined(crm.TradingAccountLayout), Prefix + nameof(crm.TradingAccountLayout), "an unknown layout", "Contact, CustomObject or Deal")
                .That(
                    crm.TradingAccountObjectType is null || crm.TradingAccountLayout != HubSpotAccountLayout.Deal,
                    Prefix + nameof(crm.TradingAccountObjectType),
                    "given",
                    "not given together with Crm.TradingAccountLayout Deal")
                .That(
                    crm.TradingAccountLayout != HubSpotAccountLayout.Deal || !string.IsNullOrWhiteSpace(crm.DealPipeline),
                    Prefix + nameof(crm.DealPipeline),
                    "missing",
                    "a pipeline's label or id when Crm.TradingAccountLayout is Deal, best one of their own")
                .That(crm.DealStage is null || crm.DealPipeline is not null, Prefix + nameof(crm.DealStage), "given", "given only together with Crm.DealPipeline, which is missing")
                .Range(Prefix + nameof(crm.SearchOverlap), crm.SearchOverlap, HubSpotCrmOptions.LeastOverlap, HubSpotCrmOptions.MostOverlap)
                .That(
                    crm.IntegrationUserId is null || (crm.IntegrationUserId.Length is > 0 and <= 20 && crm.IntegrationUserId.All(char.IsAsciiDigit)),
                    Prefix + nameof(crm.IntegrationUserId),
                    "not a user id",
                    "a HubSpot user id, digits, or null");
        }

        return check;
    }

    private static void Name(OptionsCheck check, string option, string name) => check
        .Required(option, name, "a HubSpot name")
        .That(
            string.IsNullOrEmpty(name) || (name.Length <= MaxNameLength && char.IsAsciiLetterLower(name[0]) && name.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')),
            option,
            $"'{name}'",
            "a lower-case letter, then lower-case letters, digits and underscores, at most 100");

    // A credential pasted into the wrong line must not be printed back.
    private static string ShowVersion(string? version) => version switch
    {
        null or "" => "missing",
        { Length: <= 12 } => $"'{version}'",
        _ => "another text",
    };
}
