using System.Text;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Tests.Stripe;

/// <summary>The table of contracts/payments.md a2, row by row, compared as decoded pairs.</summary>
public sealed class StripeFormTests
{
    [Fact]
    public void A_nested_object_is_bracketed() =>
        Written(["address[city]=Köln & Bonn", "address[geo][tags][0]=x"], f => f.Nest("address", a => a.Add("city", "Köln & Bonn").Nest("geo", g => g.Add("tags", ["x"]))));

    [Fact]
    public void A_list_of_scalars_is_indexed() => Written(["expand[0]=a", "expand[1]=b"], f => f.Add("expand", ["a", "b"]));

    [Fact]
    public void A_list_of_objects_is_indexed() => Written(
        ["items[0][price]=p1", "items[0][quantity]=2", "items[1][price]=p2"],
        f => f.Nest<(string Price, long? Count)>("items", [("p1", 2), ("p2", null)], static (item, value) => item.Add("price", value.Price).Add("quantity", value.Count)));

    [Fact]
    public void A_list_of_objects_inside_an_object_keeps_its_place() => Written(
        ["details[items][0][price]=p1", "details[items][0][tags][0]=t"], f => f.Nest("details", d => d.Nest<string>("items", ["p1"], static (item, price) => item.Add("price", price).Add("tags", ["t"]))));

    [Fact]
    public void Flags_numbers_and_times_are_words_and_invariant_digits() => Written(
        ["yes=true", "no=false", "count=-1234567", "rate=1234.5", "tiny=0.000000000001", "at=1700000000"],
        f => f.Add("yes", true).Add("no", false).Add("count", -1234567L).Add("rate", 1234.50m).Add("tiny", 0.000000000001m).Add("at", new DateTimeOffset(2023, 11, 15, 0, 13, 20, TimeSpan.FromHours(2))));

    [Fact]
    public void A_range_is_a_nested_object() => Written(["created[gte]=1700000000", "created[lt]=2"], f => f.Nest("created", c => c.Add("gte", 1700000000L).Add("lt", 2L)));

    [Fact]
    public void What_is_not_set_is_left_out() => Written(
        [],
        f => f.Add("a", (string?)null).Add("b", (long?)null).Add("c", (bool?)null).Add("d", (DateTimeOffset?)null).Add("e", (decimal?)null)
            .Add("f", (IReadOnlyList<string>?)null).Add("g", (IReadOnlyDictionary<string, string>?)null).Nest<string>("h", null, static (_, _) => { }));

    [Fact]
    public void An_empty_text_clears_a_field_or_a_metadata_key() => Written(
        ["description=", "metadata[a key]=1=2", "metadata[gone]="], f => f.Add("description", string.Empty).Add("metadata", new Dictionary<string, string> { ["a key"] = "1=2", ["gone"] = "" }));

    [Fact]
    public void An_empty_list_clears_and_an_empty_object_writes_nothing() => Written(
        ["list=", "items=", "inner[list]="],
        f => f.Add("list", []).Nest<string>("items", [], static (_, _) => { }).Nest("empty", static _ => { }).Add("map", new Dictionary<string, string>()).Nest("inner", static i => i.Add("list", [])));

    [Fact]
    public void Unicode_and_separators_survive() => Written(
        ["name=Zoë Ωmega 漢字 😀", "text=a&b=c d+e%20f[g]"], f => f.Add("name", "Zoë Ωmega 漢字 😀").Add("text", "a&b=c d+e%20f[g]"));

    [Fact]
    public void Brackets_of_names_stay_literal_and_everything_else_is_escaped()
    {
        string body = Encoding.ASCII.GetString(new StripeForm().Add("metadata", new Dictionary<string, string> { ["k ä"] = "a&b=c d+e[f]" }).ToBody().Bytes.Span);

        Assert.Equal("metadata[k%20%C3%A4]=a%26b%3Dc%20d%2Be%5Bf%5D", body);
    }

    [Fact]
    public void A_form_of_nothing_is_an_empty_body() => Assert.Equal(0, new StripeForm().ToBody().Bytes.Length);

    private static void Written(string[] pairs, Action<StripeForm> fill)
    {
        System.Globalization.CultureInfo before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            var form = new StripeForm();
            fill(form);
            string[] decoded = [.. Encoding.ASCII.GetString(form.ToBody().Bytes.Span).Split('&', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
            Assert.Equal(pairs, decoded);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }
}
