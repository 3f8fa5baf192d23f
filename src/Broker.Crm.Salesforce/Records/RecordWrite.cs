namespace Broker.Crm.Salesforce.Records;

/// <summary>The kinds of write; not all take the same options.</summary>
internal enum RecordWrite
{
    Create,
    Update,
    Upsert,
    Delete,
}
