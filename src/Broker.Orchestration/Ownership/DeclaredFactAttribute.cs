namespace Broker.Orchestration.Ownership;

/// <summary>
/// One fact of an ownership map, written into the assembly by the compiler for every <see cref="OwnershipMapAttribute"/> type: initializers are not part of
/// an assembly's metadata, so the analyzer of another assembly could not read the map otherwise. Not meant to be written by hand.
/// </summary>
/// <param name="name">The fact's name, for example <c>payment.state</c>; empty when the declaration could not be read.</param>
/// <param name="owner">The full name of the owner's marker type.</param>
/// <param name="sensitivity">The fact's class.</param>
/// <param name="member">The full name of the map's member that holds the fact.</param>
/// <param name="crmFields">The neutral names of the CRM fields it is shown in.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class DeclaredFactAttribute(string name, string owner, Sensitivity sensitivity, string member, params string[] crmFields) : Attribute
{
    /// <summary>The fact's name; empty when the declaration could not be read.</summary>
    public string Name { get; } = name;

    /// <summary>The full name of the owner's marker type.</summary>
    public string Owner { get; } = owner;

    /// <summary>The fact's class.</summary>
    public Sensitivity Sensitivity { get; } = sensitivity;

    /// <summary>The full name of the map's member.</summary>
    public string Member { get; } = member;

    /// <summary>The neutral names of the CRM fields it is shown in.</summary>
    public IReadOnlyList<string> CrmFields { get; } = crmFields;
}
