namespace Broker.Testing.Salesforce.Data;

/// <summary>A value that is not stored with the others.</summary>
internal enum SystemValue
{
    None,
    Id,
    Created,
    Modified,
    Creator,
    Editor,
    Deleted,
}
