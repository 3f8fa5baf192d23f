namespace Broker.Crm.Records.Engine;

/// <summary>What can be wrong with a class. Each vendor says it in its own words.</summary>
internal enum ProblemKind
{
    /// <summary>{0} class.</summary>
    ClassNotPartial,

    /// <summary>{0} class.</summary>
    ClassNestedOrGeneric,

    /// <summary>{0} class.</summary>
    ClassNotCreatable,

    /// <summary>{0} class, {1} its base class.</summary>
    ClassDerived,

    /// <summary>{0} class, {1} object name.</summary>
    ObjectName,

    /// <summary>{0} property.</summary>
    PropertyNotPartial,

    /// <summary>{0} property, {1} its type.</summary>
    PropertyType,

    /// <summary>{0} property, {1} its type.</summary>
    PropertyNotNullable,

    /// <summary>{0} property.</summary>
    PropertyAccessors,

    /// <summary>{0} property, {1} the other property, {2} the name of both.</summary>
    SameName,

    /// <summary>{0} property, {1} the name.</summary>
    PropertyName,

    /// <summary>{0} enum, {1} member, {2} value, {3} why.</summary>
    OptionValue,

    /// <summary>{0} property, {1} why.</summary>
    OtherProperty,

    /// <summary>{0} property, {1} modifier.</summary>
    PropertyModifier,

    /// <summary>{0} property, {1} its type.</summary>
    ParentLoop,
}
