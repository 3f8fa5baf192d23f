using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary><c>expand[]</c>: ids become objects, and members rendered on request appear (contracts/payments.md a4).</summary>
internal static class StripeExpansion
{
    private const int MaxLevels = 4;

    /// <summary>Expands paths such as <c>latest_charge.balance_transaction</c> or <c>data.source</c>.</summary>
    public static void Expand(StripeStore store, JsonObject target, IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var steps = path.Split('.');
            if (steps.Count(step => step != "data") > MaxLevels)
            {
                throw StripeError.Invalid($"You cannot expand more than {MaxLevels} levels of a property ({path}).", "expand", "property_expansion_max_depth");
            }

            Walk(store, target, steps, path);
        }
    }

    private static void Walk(StripeStore store, JsonNode? node, ReadOnlySpan<string> steps, string path)
    {
        if (node is JsonArray items)
        {
            foreach (var item in items)
            {
                Walk(store, item, steps, path);
            }

            return;
        }

        if (node is not JsonObject target || steps.IsEmpty)
        {
            return;
        }

        var name = steps[0];
        if (store.Includable.TryGetValue((target.Text("object") ?? "", name), out var include))
        {
            target[name] = include(target);
        }

        if (!target.TryGetPropertyValue(name, out var value))
        {
            throw StripeError.Invalid($"This property cannot be expanded ({path}).", "expand");
        }

        if (value is JsonValue && value.Text() is { } id && store.FindAny(id) is { } found)
        {
            value = found.DeepClone();
            target[name] = value;
        }
        else if (value is JsonArray ids)
        {
            for (var i = 0; i < ids.Count; i++)
            {
                if (ids[i] is JsonValue && ids[i].Text() is { } each && store.FindAny(each) is { } one)
                {
                    ids[i] = one.DeepClone();
                }
            }
        }

        Walk(store, target[name], steps[1..], path);
    }
}
