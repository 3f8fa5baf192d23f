using Broker.Testing.Salesforce.Data;
using Broker.Testing.Salesforce.Wire;

namespace Broker.Testing.Salesforce.Rows;

/// <summary>Row locks and failures a test asked for.</summary>
internal sealed class RowTroubles
{
    private readonly List<RowFailure> _failures = [];
    private readonly Dictionary<string, int> _parents = new(StringComparer.Ordinal);
    private int _writes;

    public void LockNext(int writes) => _writes = writes;

    public void LockParent(string id, int times) => _parents[id] = times;

    public void Add(RowFailure failure) => _failures.Add(failure);

    public void Clear()
    {
        _failures.Clear();
        _parents.Clear();
        _writes = 0;
    }

    /// <summary>Why a write that is valid fails all the same; <see langword="null"/> when it does not.</summary>
    public SaveError? Find(OrgType type, OrgRecord record, string? id, int rowNumber)
    {
        if (_writes > 0)
        {
            _writes--;
            return Locked(id);
        }

        if (_parents.Count > 0 && LockedParent(type, record, id) is { } parent)
        {
            return Locked(parent);
        }

        foreach (var failure in _failures)
        {
            if (failure.Strikes(type, record, rowNumber))
            {
                return failure.Error;
            }
        }

        return null;
    }

    private static SaveError Locked(string? id) => new("UNABLE_TO_LOCK_ROW", "unable to obtain exclusive access to this record" + (id is null ? "" : $" or 1 records: {id}"));

    private string? LockedParent(OrgType type, OrgRecord record, string? id)
    {
        foreach (var field in type.Fields)
        {
            var at = field.System == SystemValue.Id ? id : field.Type == SalesforceFieldType.Reference ? record[field.Ordinal] as string : null;
            if (at is not null && _parents.TryGetValue(at, out var times) && times != 0)
            {
                _parents[at] = times < 0 ? times : times - 1;
                return at;
            }
        }

        return null;
    }
}
