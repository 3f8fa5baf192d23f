namespace Broker.Crm.Salesforce.Records;

/// <summary>
/// A class of the user for the records of one object. Its partial properties are fields: <c>AccountNumber</c> is the field <c>AccountNumber</c>; a custom field needs
/// <see cref="SalesforceFieldAttribute"/> or <see cref="SalesforceCustomAttribute"/>. The package's generator writes their bodies and a reader; nothing is found by reflection.
/// </summary>
/// <remarks>
/// The class stands by itself, is <c>partial</c>, neither abstract nor generic, and has a constructor without parameters. Types: <c>string?</c>, <c>decimal?</c>, <c>long?</c>,
/// <c>int?</c>, <c>bool?</c>, <c>DateOnly?</c>, <c>DateTimeOffset?</c>, <c>TimeOnly?</c>, a nullable enum (a picklist), <c>IReadOnlyList&lt;string&gt;?</c> and
/// <c>IReadOnlyList&lt;an enum&gt;?</c> (a multi-select picklist), another class with this attribute (a parent record), <see cref="SalesforceChildren{T}"/> of one (a child
/// query), <see cref="SalesforceAddress"/> and <see cref="SalesforceLocation"/> (read only). Every field has three states, see <see cref="SalesforceFieldState"/>.
/// An instance is not thread-safe.
/// </remarks>
/// <param name="objectType">The API name of the object.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SalesforceObjectAttribute(string objectType) : Attribute
{
    /// <summary>The API name, for example <c>Account</c> or <c>Trading_Account__c</c> (contracts/salesforce.md 4).</summary>
    public string ObjectType { get; } = objectType;
}
