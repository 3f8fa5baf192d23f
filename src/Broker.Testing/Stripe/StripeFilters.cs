using System.Text.Json.Nodes;
using Broker.Testing.Hosting;

namespace Broker.Testing.Stripe;

/// <summary>Filters of lists.</summary>
internal static class StripeFilters
{
    /// <summary>Members that must equal the parameters of the same name, where those were sent.</summary>
    public static Func<JsonObject, bool> Same(StripeForm form, params string[] names) =>
        item => Array.TrueForAll(names, name => form[name] is not { } wanted || item.Text(name) == wanted);
}
