using Broker.Crm.Salesforce;
using Broker.Crm.Salesforce.Bulk;
using Broker.Crm.Salesforce.Composite;
using Broker.Crm.Salesforce.Describe;
using Broker.Crm.Salesforce.Limits;
using Broker.Crm.Salesforce.Query;
using Broker.Crm.Salesforce.Records;
using Broker.Crm.Salesforce.Shape;

namespace Broker.Contracts.Tests.Salesforce;

/// <summary>A client whose areas note what is called. Written out, since a generated one drops what <see cref="Records{T}"/> demands of its class.</summary>
internal sealed class RecordingOrg(List<string> calls) : ISalesforceClient
{
    public string ApiVersion => SalesforceCalls.Versions[0];

    public SalesforceUsage? Usage => null;

    public ISalesforceLimits Limits => RecordingSalesforce.Area<ISalesforceLimits>(calls);

    public ISalesforceDescribe Describe => RecordingSalesforce.Area<ISalesforceDescribe>(calls);

    public ISalesforceBulk Bulk => RecordingSalesforce.Area<ISalesforceBulk>(calls);

    public ISalesforceQuery Query => RecordingSalesforce.Area<ISalesforceQuery>(calls);

    public ISalesforceComposite Composite => RecordingSalesforce.Area<ISalesforceComposite>(calls);

    public ISalesforceRecords Records(string objectType) => RecordingSalesforce.Area<ISalesforceRecords>(calls);

    public ISalesforceRecords<T> Records<T>()
        where T : class, ISalesforceModel<T> => RecordingSalesforce.Area<ISalesforceRecords<T>>(calls);

    public Task<UpsertReport> UpsertManyAsync(IReadOnlyList<UpsertRecord> records, string by, UpsertManyOptions? options = null, CancellationToken cancellationToken = default)
    {
        calls.Add(RecordingSalesforce.NameOf(typeof(ISalesforceClient).GetMethod(nameof(UpsertManyAsync))!));
        throw new NotSupportedException("Nothing is sent.");
    }

    public Task<string?> GetUserIdAsync(CancellationToken cancellationToken = default)
    {
        calls.Add(RecordingSalesforce.NameOf(typeof(ISalesforceClient).GetMethod(nameof(GetUserIdAsync))!));
        throw new NotSupportedException("Nothing is sent.");
    }
}
