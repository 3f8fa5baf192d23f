namespace Broker.Testing.HubSpot;

/// <summary>Which associations an account knows: the vendor's, and the labels it made itself (contracts/hubspot.md 5).</summary>
internal sealed class HubSpotAssociationTypes
{
    private const string Vendor = "HUBSPOT_DEFINED";
    private readonly List<HubSpotAssociationType> _all = [];
    private readonly Dictionary<(string, string), HubSpotAssociationType> _plain = [];
    private int _nextId = 10_000;

    public HubSpotAssociationTypes()
    {
        foreach (var (from, to, id, back, label) in (ReadOnlySpan<(string, string, int, int, string?)>)
            [
                ("contacts", "companies", 279, 280, null), ("contacts", "companies", 1, 2, "Primary"), ("contacts", "contacts", 449, 449, null), ("contacts", "deals", 4, 3, null),
                ("contacts", "tickets", 15, 16, null), ("companies", "companies", 450, 450, null), ("deals", "companies", 341, 342, null), ("deals", "companies", 5, 6, "Primary"),
                ("companies", "tickets", 340, 339, null), ("companies", "tickets", 25, 26, "Primary"), ("deals", "tickets", 27, 28, null), ("deals", "deals", 451, 451, null),
                ("tickets", "tickets", 452, 452, null), ("contacts", "invoices", 178, 177, null), ("contacts", "commerce_payments", 388, 387, null), ("commerce_payments", "companies", 389, 390, null),
                ("commerce_payments", "deals", 391, 392, null), ("commerce_payments", "invoices", 542, 541, null), ("commerce_payments", "line_items", 395, 396, null),
                ("commerce_payments", "subscriptions", 393, 394, null), ("commerce_payments", "orders", 524, 523, null), ("commerce_payments", "tickets", 1354, 1355, null),
                ("contacts", "subscriptions", 296, 295, null), ("subscriptions", "line_items", 301, 302, null), ("deals", "line_items", 19, 20, null), ("deals", "quotes", 63, 64, null),
                ("invoices", "line_items", 409, 410, null), ("quotes", "line_items", 67, 68, null), ("notes", "contacts", 202, 201, null), ("notes", "companies", 190, 189, null),
                ("notes", "deals", 214, 213, null), ("notes", "tickets", 228, 227, null), ("tasks", "contacts", 204, 203, null), ("tasks", "companies", 192, 191, null),
                ("tasks", "deals", 216, 215, null), ("tasks", "tickets", 230, 229, null), ("calls", "contacts", 194, 193, null), ("calls", "companies", 182, 181, null),
                ("calls", "deals", 206, 205, null), ("calls", "tickets", 220, 219, null), ("emails", "contacts", 198, 197, null), ("emails", "companies", 186, 185, null),
                ("emails", "deals", 210, 209, null), ("emails", "tickets", 224, 223, null), ("meetings", "contacts", 200, 199, null), ("meetings", "companies", 188, 187, null),
                ("meetings", "deals", 212, 211, null), ("meetings", "tickets", 226, 225, null),
            ])
        {
            AddPair(from, to, id, back, Vendor, label, label);
        }
    }

    public IReadOnlyList<HubSpotAssociationType> All => _all;

    /// <summary>The unlabelled type of a direction; pairs the vendor does not number here get numbers when first asked for.</summary>
    public HubSpotAssociationType Default(HubSpotObjectType from, HubSpotObjectType to)
    {
        if (!_plain.TryGetValue((from.Name, to.Name), out var known))
        {
            var id = ++_nextId;
            known = AddPair(from.Name, to.Name, id, from == to ? id : ++_nextId, from.IsCustom || to.IsCustom ? "USER_DEFINED" : Vendor, null, null);
        }

        return known;
    }

    public IReadOnlyList<HubSpotAssociationType> Between(HubSpotObjectType from, HubSpotObjectType to)
    {
        Default(from, to);
        return _all.FindAll(t => t.From == from.Name && t.To == to.Name);
    }

    public HubSpotAssociationType? Find(HubSpotObjectType from, HubSpotObjectType to, int id) =>
        _all.Find(t => t.Id == id && t.From == from.Name && t.To == to.Name);

    /// <summary>The type an id means when only its start is known.</summary>
    public HubSpotAssociationType? FromType(HubSpotObjectType from, int id) => _all.Find(t => t.Id == id && t.From == from.Name);

    public HubSpotAssociationType Inverse(HubSpotAssociationType kind) => _all.Find(t => t.Id == kind.InverseId && t.From == kind.To && t.To == kind.From)!;

    /// <summary>Adds a label; a label with an inverse reads differently from the other side.</summary>
    public (HubSpotAssociationType There, HubSpotAssociationType Back) AddLabel(HubSpotObjectType from, HubSpotObjectType to, string label, string? inverse)
    {
        Default(from, to);
        var id = ++_nextId;
        var back = from == to && inverse is null ? id : ++_nextId;
        var there = AddPair(from.Name, to.Name, id, back, "USER_DEFINED", label, inverse ?? label);
        return (there, Inverse(there));
    }

    public void Remove(HubSpotAssociationType kind)
    {
        var back = Inverse(kind);
        _all.Remove(kind);
        _all.Remove(back);
    }

    public void RemoveAll(HubSpotObjectType type)
    {
        _all.RemoveAll(t => t.From == type.Name || t.To == type.Name);
        foreach (var key in _plain.Keys.Where(k => k.Item1 == type.Name || k.Item2 == type.Name).ToList())
        {
            _plain.Remove(key);
        }
    }

    private HubSpotAssociationType AddPair(string from, string to, int id, int back, string category, string? label, string? backLabel)
    {
        var there = new HubSpotAssociationType(from, to, id, category, label) { InverseId = back };
        Add(there);
        if (id != back)
        {
            Add(new HubSpotAssociationType(to, from, back, category, backLabel) { InverseId = id });
        }

        return there;

        void Add(HubSpotAssociationType type)
        {
            _all.Add(type);
            if (type.Label is null)
            {
                _plain.TryAdd((type.From, type.To), type);
            }
        }
    }
}
