namespace Broker.Crm.Salesforce.Limits;

/// <summary>A version of the API that an org has (contracts/salesforce.md 1).</summary>
/// <param name="Version">The version as Salesforce writes it, for example <c>67.0</c>; it can be set as <see cref="SalesforceOptions.ApiVersion"/>.</param>
/// <param name="Label">The release's name, for example <c>Summer '26</c>; null when it was not told.</param>
/// <param name="Url">The path of the version; null when it was not told.</param>
public sealed record SalesforceApiVersion(string Version, string? Label, string? Url)
{
    /// <summary>The version as a number, for comparing: as text, <c>100.0</c> would come before <c>67.0</c>. Null when it is none.</summary>
    public decimal? Number => decimal.TryParse(Version, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out decimal number) ? number : null;
}
