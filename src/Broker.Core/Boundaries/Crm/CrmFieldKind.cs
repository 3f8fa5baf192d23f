namespace Broker.Core.Boundaries.Crm;

/// <summary>The type a projected field must have in the CRM.</summary>
public enum CrmFieldKind
{
    /// <summary>A line of text.</summary>
    Text = 0,

    /// <summary>A number.</summary>
    Number = 1,

    /// <summary>A point in time.</summary>
    DateTime = 2,

    /// <summary>True or false.</summary>
    Boolean = 3,
}
