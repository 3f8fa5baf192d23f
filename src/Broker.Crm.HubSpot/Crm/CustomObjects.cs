using Broker.Core.Errors;
using Broker.Crm.HubSpot.Properties;
using Broker.Crm.HubSpot.Schemas;

namespace Broker.Crm.HubSpot.Crm;

/// <summary>Finds the custom object of trading accounts by its name, and makes it (contracts/hubspot.md 8).</summary>
internal sealed class CustomObjects(IHubSpotClient client, HubSpotCrmOptions options)
{
    private const string NotAllowed =
        "This HubSpot account has no custom objects, or the token lacks the scopes crm.schemas.custom.read, crm.schemas.custom.write, crm.objects.custom.read and " +
        "crm.objects.custom.write. Grant them, or set the option Crm.TradingAccountLayout to Deal.";

    private readonly string name = options.TradingAccountObjectName;

    /// <summary>The type id of the object.</summary>
    /// <returns>The id, or in words why there is none.</returns>
    /// <exception cref="BrokerApiException">HubSpot could not be asked.</exception>
    internal async ValueTask<(string? TypeId, string? Problem)> FindAsync(CancellationToken cancellationToken)
    {
        try
        {
            HubSpotSchema? found = await client.Schemas.FindAsync(name, cancellationToken).ConfigureAwait(false);
            return found?.ObjectType is { } type
                ? (type, null)
                : (null, $"HubSpot has no custom object '{name}': ensure the schema, which makes it, or correct the option Crm.TradingAccountObjectName.");
        }
        catch (AuthenticationFailedException exception) when (exception.Error.Kind == ErrorKind.Permission)
        {
            return (null, NotAllowed);
        }
    }

    /// <summary>The type id of the object, which is made if it is missing. What exists is not changed.</summary>
    /// <exception cref="BrokerApiException">HubSpot could not be asked, or refused.</exception>
    internal async ValueTask<(string? TypeId, bool WasCreated, string? Problem)> EnsureAsync(string keyProperty, CancellationToken cancellationToken)
    {
        (string? known, string? problem) = await FindAsync(cancellationToken).ConfigureAwait(false);
        if (known is not null || problem == NotAllowed)
        {
            return (known, false, problem);
        }

        try
        {
            HubSpotSchemaEnsured ensured = await client.Schemas.EnsureAsync(Definition(keyProperty), cancellationToken).ConfigureAwait(false);
            return (ensured.Schema.ObjectType, ensured.Created, null);
        }
        catch (AuthenticationFailedException exception) when (exception.Error.Kind == ErrorKind.Permission)
        {
            return (null, false, NotAllowed);
        }
    }

    private HubSpotSchemaDefinition Definition(string keyProperty) => new()
    {
        Name = name,
        Labels = new HubSpotSchemaLabels("Trading account", "Trading accounts"),
        Properties = [HubSpotPropertyDefinition.Text(keyProperty, "Trading account reference", options.PropertyGroup, unique: true) with { GroupName = string.Empty }], // its groups come with the object
        PrimaryDisplayProperty = keyProperty,
        SearchableProperties = [keyProperty],
        AssociatedObjects = ["CONTACT"],
    };
}
