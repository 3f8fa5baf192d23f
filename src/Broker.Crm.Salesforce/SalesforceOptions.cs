using Broker.Core.Configuration;
using Broker.Crm.Salesforce.Authentication;
using Broker.Crm.Salesforce.Crm;

namespace Broker.Crm.Salesforce;

/// <summary>How Salesforce is called.</summary>
public sealed class SalesforceOptions : ApiClientOptions
{
    /// <summary>The version of the API that is called by default; every org has it (contracts/salesforce.md 1).</summary>
    public const string DefaultApiVersion = "67.0";

    /// <summary>Options with the login host of production orgs.</summary>
    public SalesforceOptions() => BaseAddress = new Uri("https://login.salesforce.com");

    /// <summary>Who calls, from <see cref="SalesforceCredential"/>, or a source of your own. Required.</summary>
    public ISalesforceSessionSource? Credential { get; set; }

    /// <summary>The version of the API, for example <c>67.0</c>. Default <c>67.0</c>; 31.0 to 999.0. Older ones are retired, <c>latest</c> would change three times a year.</summary>
    public string ApiVersion { get; set; } = DefaultApiVersion;

    /// <summary>
    /// The name that Salesforce notes for calls of this client; change events carry it back, so that own changes are recognized (contracts/salesforce.md 3).
    /// Default <c>BrokerSdk</c>; letters, digits and underscores, at most 40.
    /// </summary>
    public string ClientName { get; set; } = "BrokerSdk";

    /// <summary>
    /// How long a session lives by the org's session policy; it is then renewed up to 5 minutes ahead of its end, while calls go on with the old one. Default null: not
    /// known, and Salesforce does not tell (contracts/salesforce.md 2), so a session is renewed when it is refused. 1 min to 30 days.
    /// </summary>
    public TimeSpan? SessionLife { get; set; }

    /// <summary>
    /// Whether the app rotates refresh tokens: a used one is then never sent again, not even after a lost answer. Default null: told by what the answers hold, and taken
    /// for true before the first. False allows a refresh to be repeated after a lost answer; with rotation on that revokes everything.
    /// </summary>
    public bool? RefreshTokenRotation { get; set; }

    /// <summary>
    /// How long nothing is sent after Salesforce said that the org's calls of 24 hours are used up. They come back bit by bit, so one call then probes, and the others
    /// wait for what it finds. Default 5 min; 1 s to 24 h.
    /// </summary>
    public TimeSpan DailyLimitPause { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long a description of an object is used without asking again. Default 10 minutes; 0 (ask every time whether it has changed) to 1 day.</summary>
    public TimeSpan DescribeCacheTime { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>How the family's records are laid out in the org. Default a new <see cref="SalesforceCrmOptions"/>; never null.</summary>
    public SalesforceCrmOptions Crm { get; set; } = new();
}
