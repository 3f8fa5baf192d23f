using System.Text;
using Broker.Payments.Stripe.Wire;

namespace Broker.Payments.Tests.Stripe;

/// <summary>The table of contracts/payments.md a2, compared as decoded pairs.</summary>
public sealed class StripeFormTests
{
    [Fact]
    public void Every_shape_of_the_table_is_written_as_Stripe_reads_it()
    {
        StripeForm form = new StripeForm()
            .Nest("address", a => a.Add("city", "Köln & Bonn").Nest("geo", g => g.Add("lat", 5L).Add("tags", ["x"])))
            .Add("expand", ["a", "b"])
            .Nest<(string Price, long Count)>("items", [("p1", 2), ("p2", 1)], (item, value) => item.Add("price", value.Price).Add("quantity", value.Count))
            .Add("flag", true)
            .Add("at", new DateTimeOffset(2023, 11, 14, 22, 13, 20, TimeSpan.Zero))
            .Nest("created", c => c.Add("gte", 1L).Add("lt", 2L))
            .Add("unset", (string?)null)
            .Add("unset_number", (long?)null)
            .Add("description", string.Empty)
            .Add("metadata", new Dictionary<string, string> { ["a key"] = "1=2", ["gone"] = "" })
            .Add("list", [])
            .Nest("empty", _ => { });

        Assert.Equal(
            [
                "address[city]=Köln & Bonn", "address[geo][lat]=5", "address[geo][tags][0]=x", "expand[0]=a", "expand[1]=b", "items[0][price]=p1",
                "items[0][quantity]=2", "items[1][price]=p2", "items[1][quantity]=1", "flag=true", "at=1700000000", "created[gte]=1", "created[lt]=2",
                "description=", "metadata[a key]=1=2", "metadata[gone]=", "list=",
            ],
            StripeTestClient.Pairs(Encoding.ASCII.GetString(form.ToBody().Bytes.Span)));
    }

    [Fact]
    public void Brackets_stay_literal_and_everything_else_is_escaped()
    {
        string body = Encoding.ASCII.GetString(new StripeForm().Add("metadata", new Dictionary<string, string> { ["k"] = "a&b=c d+e[f]" }).ToBody().Bytes.Span);

        Assert.Equal("metadata[k]=a%26b%3Dc%20d%2Be%5Bf%5D", body);
    }
}
