using System.Globalization;
using Broker.Core.Secrets;
using Microsoft.Extensions.Configuration;

namespace Onboarding.Setup;

/// <summary>Looks at the configuration of every system before anything starts.</summary>
public static class Preflight
{
    /// <summary>Refuses a wrong address, a wrong switch, and a live system without its secrets.</summary>
    /// <exception cref="InvalidOperationException">Something is missing or wrong; the message says what.</exception>
    public static void Check(SystemName system, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(system);
        _ = Address(system, configuration);
        if (!IsLive(system, configuration))
        {
            return;
        }

        if (system == SystemName.MetaTrader)
        {
            _ = LoginsFile(configuration);
        }

        if (system == SystemName.Salesforce)
        {
            _ = SalesforceClientId(configuration);
        }

        foreach (string variable in new[] { system.Variable, system.WebhookVariable }.OfType<string>())
        {
            try
            {
                Secrets.Read(variable, null).Dispose();
            }
            catch (InvalidOperationException exception)
            {
                throw new InvalidOperationException($"{system.Section}:Live is true, so its secrets are needed. {exception.Message} {variable}_FILE may name a file instead.", exception);
            }
        }
    }

    /// <summary>The file of prepared logins that a live MetaTrader needs.</summary>
    /// <exception cref="InvalidOperationException">It is not named, or does not exist.</exception>
    public static string LoginsFile(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string? path = configuration["MetaTrader:LoginsFile"];
        return !string.IsNullOrWhiteSpace(path) && File.Exists(path)
            ? path
            : throw new InvalidOperationException($"MetaTrader:LoginsFile is '{path}'; a live MetaTrader needs the path of an existing file of prepared logins, one JSON object a line: customer, login, server, passwordFile.");
    }

    /// <summary>The client id of the app that a live Salesforce knows the program as.</summary>
    /// <exception cref="InvalidOperationException">It is missing.</exception>
    public static string SalesforceClientId(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return configuration["Salesforce:ClientId"] is { Length: > 0 } id
            ? id
            : throw new InvalidOperationException("Salesforce:ClientId is missing; a live Salesforce needs the client id (consumer key) of an app with the client credentials flow, and Salesforce:BaseAddress, the org's own address.");
    }

    /// <summary>The CRM to use: <c>hubspot</c> when the setting <c>Crm</c> says nothing.</summary>
    /// <exception cref="InvalidOperationException">It is none of the two.</exception>
    public static SystemName Crm(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string? configured = configuration["Crm"];
        return string.IsNullOrWhiteSpace(configured) || string.Equals(configured, "hubspot", StringComparison.OrdinalIgnoreCase) ? SystemName.HubSpot
            : string.Equals(configured, "salesforce", StringComparison.OrdinalIgnoreCase) ? SystemName.Salesforce
            : throw new InvalidOperationException($"Crm is '{configured}'; allowed: hubspot or salesforce.");
    }

    /// <summary>The loopback port on which deliveries are received; 0, any free one, when it is not set.</summary>
    /// <exception cref="InvalidOperationException">It is not a port.</exception>
    public static int WebhookPort(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        string? configured = configuration["Webhooks:Port"];
        return string.IsNullOrWhiteSpace(configured)
            ? 0
            : ushort.TryParse(configured, NumberStyles.None, CultureInfo.InvariantCulture, out ushort port)
                ? port
                : throw new InvalidOperationException($"Webhooks:Port is '{configured}'; allowed: a whole number from 0 to 65535.");
    }

    /// <summary>Whether the section says <c>Live: true</c>.</summary>
    /// <exception cref="InvalidOperationException">It says something else than true or false.</exception>
    public static bool IsLive(SystemName system, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(configuration);
        string? configured = configuration.GetSection(system.Section)["Live"];
        return !string.IsNullOrWhiteSpace(configured)
            && (bool.TryParse(configured, out bool live) ? live : throw new InvalidOperationException($"{system.Section}:Live is '{configured}'; allowed: true or false."));
    }

    /// <summary>The address the section names; null when it names none.</summary>
    /// <exception cref="InvalidOperationException">It is not an address of http or https.</exception>
    public static Uri? Address(SystemName system, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(configuration);
        string? configured = configuration.GetSection(system.Section)["BaseAddress"];
        return string.IsNullOrWhiteSpace(configured)
            ? null
            : Uri.TryCreate(configured, UriKind.Absolute, out Uri? address) && (address.Scheme == Uri.UriSchemeHttp || address.Scheme == Uri.UriSchemeHttps)
                ? address
                : throw new InvalidOperationException($"{system.Section}:BaseAddress is '{configured}'; allowed: an absolute http or https address such as http://127.0.0.1:8080.");
    }
}
