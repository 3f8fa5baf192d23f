namespace Broker.Crm.HubSpot.Records;

/// <summary>
/// A class of the user for the records of one object type. Its partial properties are HubSpot properties: <c>AnnualRevenue</c> is <c>annual_revenue</c> unless
/// <see cref="HubSpotPropertyAttribute"/> says otherwise. The package's generator writes their bodies and a reader; nothing is found by reflection.
/// </summary>
/// <remarks>
/// The class stands by itself, is <c>partial</c>, neither abstract nor generic, and has a constructor without parameters. Types: <c>string?</c>, <c>decimal?</c>, <c>long?</c>,
/// <c>int?</c>, <c>bool?</c>, <c>DateOnly?</c>, <c>DateTimeOffset?</c>, a nullable enum (an option), <c>IReadOnlyList&lt;string&gt;?</c> and
/// <c>IReadOnlyList&lt;an enum&gt;?</c> (several options). Every property has three states, see <see cref="HubSpotPropertyState"/>.
/// An instance is not thread-safe.
/// </remarks>
/// <param name="objectType">The object type.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HubSpotObjectAttribute(string objectType) : Attribute
{
    /// <summary>A name such as <c>contacts</c>, a type id such as <c>0-1</c>, or <c>p{hubId}_{name}</c> (contracts/hubspot.md 2).</summary>
    public string ObjectType { get; } = objectType;
}
