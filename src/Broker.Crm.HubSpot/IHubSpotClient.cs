using Broker.Crm.HubSpot.Associations;
using Broker.Crm.HubSpot.Objects;
using Broker.Crm.HubSpot.Pipelines;
using Broker.Crm.HubSpot.Properties;

namespace Broker.Crm.HubSpot;

/// <summary>One HubSpot account. Thread-safe; one for the life of the program.</summary>
public interface IHubSpotClient
{
    /// <summary>The version of the API that is called, for example <c>2026-09</c>.</summary>
    string ApiVersion { get; }

    /// <summary>The definitions of properties.</summary>
    IHubSpotProperties Properties { get; }

    /// <summary>The pipelines of tickets, deals and others.</summary>
    IHubSpotPipelines Pipelines { get; }

    /// <summary>Links between records.</summary>
    IHubSpotAssociations Associations { get; }

    /// <summary>The records of a type, their properties as text.</summary>
    /// <param name="objectType">A name such as <c>contacts</c>, a type id such as <c>0-1</c> or <c>2-123</c>, or <c>p{hubId}_{name}</c> (contracts/hubspot.md 2).</param>
    /// <exception cref="ArgumentException">The text cannot be an object type.</exception>
    IHubSpotObjects<HubSpotRecord> Objects(string objectType);

    /// <summary>
    /// The records of a type, their properties read into a class of the user: faster and smaller than maps of text. What the class names is what is asked for.
    /// Writes of the class are extension methods, see <see cref="Records.HubSpotTypedWrites"/>.
    /// </summary>
    /// <typeparam name="T">A partial class with <see cref="Records.HubSpotObjectAttribute"/>.</typeparam>
    /// <exception cref="ArgumentException">The class's text cannot be an object type.</exception>
    IHubSpotObjects<HubSpotRecord<T>> Objects<T>()
        where T : class, Records.IHubSpotModel<T>;

    /// <summary>As <see cref="Objects{T}()"/>, for an object type that is another one in this account: the id of a custom object differs from account to account.</summary>
    /// <typeparam name="T">A partial class with <see cref="Records.HubSpotObjectAttribute"/>.</typeparam>
    /// <param name="objectType">As for <see cref="Objects(string)"/>; the class's own is not used.</param>
    /// <exception cref="ArgumentException">The text cannot be an object type.</exception>
    IHubSpotObjects<HubSpotRecord<T>> Objects<T>(string objectType)
        where T : class, Records.IHubSpotModel<T>;
}
