using System.Globalization;
using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>The objects of one kind, in the order they were made.</summary>
internal sealed class StripeCollection(string kind, string prefix, string url)
{
    private readonly List<JsonObject> _items = [];
    private readonly Dictionary<string, JsonObject> _byId = new(StringComparer.Ordinal);

    public string Prefix { get; } = prefix;

    public string Url { get; } = url;

    public IReadOnlyList<JsonObject> Items => _items;

    public void Add(JsonObject item)
    {
        _items.Add(item);
        _byId[item.Text("id")!] = item;
    }

    public JsonObject? Find(string id) => _byId.GetValueOrDefault(id);

    public JsonObject Get(string id, string param = "id") => Find(id) ?? throw StripeError.NoSuch(kind, id, param);

    public bool Remove(string id) => _byId.Remove(id, out var item) && _items.Remove(item);

    public void Clear()
    {
        _items.Clear();
        _byId.Clear();
    }

    /// <summary>A list that is part of an object, whole.</summary>
    public static JsonObject Part(IEnumerable<JsonObject> items, string at) => new()
    {
        ["object"] = "list",
        ["data"] = JsonText.Array(items.Select(item => item.DeepClone())),
        ["has_more"] = false,
        ["url"] = at,
    };

    /// <summary>One page, newest first: <c>limit</c>, <c>starting_after</c>, <c>ending_before</c>, <c>created</c>.</summary>
    public JsonObject Page(StripeForm query, Func<JsonObject, bool> matches)
    {
        var limit = Limit(query);
        var all = _items.Where(item => CreatedMatches(query, item) && matches(item)).Reverse().ToList();
        List<JsonObject> page;
        bool more;
        if (query["ending_before"] is { } before)
        {
            Get(before, "ending_before");
            var newer = all[..Math.Max(0, Position(all, before))];
            more = newer.Count > limit;
            page = more ? newer[^limit..] : newer;
        }
        else
        {
            if (query["starting_after"] is { } after)
            {
                Get(after, "starting_after");
                all = all[(Position(all, after) + 1)..];
            }

            more = all.Count > limit;
            page = more ? all[..limit] : all;
        }

        return new JsonObject
        {
            ["object"] = "list",
            ["data"] = JsonText.Array(page.Select(item => item.DeepClone())),
            ["has_more"] = more,
            ["url"] = Url,
        };
    }

    /// <summary>How many items a page holds: 1 to 100, by default 10.</summary>
    public static int Limit(StripeForm query) => query.Long("limit") switch
    {
        null => 10,
        >= 1 and <= 100 and var limit => (int)limit,
        _ => throw StripeError.Invalid("Invalid limit: must be between 1 and 100.", "limit"),
    };

    private static int Position(List<JsonObject> items, string id) => items.FindIndex(item => item.Text("id") == id);

    private static bool CreatedMatches(StripeForm query, JsonObject item)
    {
        var created = item.Long("created");
        return (query.Long("created") is not { } exact || created == exact)
            && (query.Long("created[gte]") is not { } gte || created >= gte)
            && (query.Long("created[gt]") is not { } gt || created > gt)
            && (query.Long("created[lte]") is not { } lte || created <= lte)
            && (query.Long("created[lt]") is not { } lt || created < lt);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{kind}: {_items.Count}");
}
