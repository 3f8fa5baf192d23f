namespace Broker.Crm.Salesforce.Authentication;

/// <summary>Who a session belongs to (contracts/salesforce.md 2). Everything may be missing. Personal values are not part of the text form.</summary>
public sealed record SalesforceUserInfo
{
    /// <summary>The org's id, 18 characters.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>The user's id, 18 characters.</summary>
    public string? UserId { get; init; }

    /// <summary>The user name, in the form of an e-mail address.</summary>
    public string? PreferredUsername { get; init; }

    /// <summary>The full name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>The kind of user, raw, for example <c>STANDARD</c>.</summary>
    public string? UserType { get; init; }

    /// <summary>False when the user is switched off.</summary>
    public bool? IsActive { get; init; }

    /// <summary>Only the ids.</summary>
    public override string ToString() => $"user {UserId ?? "unknown"} of org {OrganizationId ?? "unknown"}";
}
