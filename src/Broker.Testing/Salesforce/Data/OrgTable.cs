namespace Broker.Testing.Salesforce.Data;

/// <summary>The records of a type, by number. Seeded ones are made when they are looked at and stored when they are changed.</summary>
internal sealed class OrgTable
{
    private readonly List<OrgRecord?> _slots = [];
    private readonly List<(long First, long Count, Func<long, OrgRecord> Make)> _seeds = [];

    /// <summary>How many records are not deleted.</summary>
    public long Living { get; private set; }

    /// <summary>The number of the last record.</summary>
    public long Last => _slots.Count;

    public OrgRecord? Find(long number)
    {
        if (number < 1 || number > _slots.Count)
        {
            return null;
        }

        return _slots[(int)(number - 1)] ?? Seeded(number);
    }

    public long Add(OrgRecord record)
    {
        record.Number = _slots.Count + 1;
        _slots.Add(record);
        Living++;
        return record.Number;
    }

    /// <summary>Takes an added record away again; its number is not given twice.</summary>
    public void Withdraw(long number)
    {
        _slots[(int)(number - 1)] = null;
        Living--;
    }

    public void Replace(OrgRecord record)
    {
        var before = Find(record.Number);
        _slots[(int)(record.Number - 1)] = record;
        Living += (record.Deleted ? 0 : 1) - (before is { Deleted: false } ? 1 : 0);
    }

    public void Seed(long count, Func<long, OrgRecord> make)
    {
        var first = _slots.Count + 1L;
        _seeds.Add((first, count, make));
        System.Runtime.InteropServices.CollectionsMarshal.SetCount(_slots, checked((int)(_slots.Count + count)));
        System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_slots)[(int)(first - 1)..].Clear();
        Living += count;
    }

    public IEnumerable<OrgRecord> All()
    {
        for (var number = 1L; number <= _slots.Count; number++)
        {
            if (Find(number) is { } record)
            {
                yield return record;
            }
        }
    }

    private OrgRecord? Seeded(long number)
    {
        foreach (var (first, count, make) in _seeds)
        {
            if (number >= first && number < first + count)
            {
                var record = make(number - first);
                record.Number = number;
                return record;
            }
        }

        return null;
    }
}
