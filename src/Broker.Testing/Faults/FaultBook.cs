namespace Broker.Testing.Faults;

/// <summary>The faults waiting for their calls. Each call takes at most one: the oldest that matches and is not used up.</summary>
internal sealed class FaultBook
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _entries = [];

    public void Add(string operation, Fault fault)
    {
        lock (_gate)
        {
            _entries.Add(new Entry(operation, fault));
        }
    }

    public void Clear()
    {
        lock (_gate)
        {
            _entries.Clear();
        }
    }

    public Fault? Take(string operation, string key)
    {
        lock (_gate)
        {
            foreach (var entry in _entries)
            {
                if (WildcardMatch.IsMatch(entry.Operation, operation) && entry.TryUse(key))
                {
                    return entry.Fault;
                }
            }

            return null;
        }
    }

    private sealed class Entry(string operation, Fault fault)
    {
        private readonly Dictionary<string, int> _usedByKey = new(StringComparer.Ordinal);

        public string Operation { get; } = operation;

        public Fault Fault { get; } = fault;

        public bool TryUse(string key)
        {
            if (Fault.Count < 0)
            {
                return true;
            }

            var slot = Fault.PerKey ? key : "";
            var used = _usedByKey.GetValueOrDefault(slot);
            if (used >= Fault.Count)
            {
                return false;
            }

            _usedByKey[slot] = used + 1;
            return true;
        }
    }
}
