using System.Globalization;
using Broker.Core.Pipeline;
using Broker.Core.Tests.Support;

namespace Broker.Core.Tests.Pipeline;

public sealed class QueryEachTests
{
    [Fact]
    public void A_parameter_of_several_values_repeats_its_name_in_their_order()
    {
        CultureInfo.CurrentCulture = new CultureInfo("de-DE");
        ApiCall call = Operations.Read.Call("/x").QueryEach("symbol", ["B", "A", "B", "a&b=c d/ü#"]).Query("lots", 0.5m);

        Assert.Equal("/x?symbol=B&symbol=A&symbol=B&symbol=a%26b%3Dc%20d%2F%C3%BC%23&lots=0.5", call.Target);
    }

    [Fact]
    public void It_goes_behind_what_is_there() =>
        Assert.Equal("/x?id=1&symbol=A&symbol=B", Operations.Read.Call("/x").Query("id", 1L).QueryEach("symbol", ["A", "B"]).Target);

    [Fact]
    public void Without_values_nothing_is_added()
    {
        Assert.Equal("/x", Operations.Read.Call("/x").QueryEach("symbol", null).Target);
        Assert.Equal("/x", Operations.Read.Call("/x").QueryEach("symbol", []).Target);
    }

    [Fact]
    public async Task A_prepared_call_that_is_extended_is_sent_extended()
    {
        using var rig = new Rig();
        rig.Stub.Answer(200, Rig.ThingJson);
        ApiCall prepared = rig.Pipeline.Prepare(Operations.Read.Call("/x"));

        await rig.Pipeline.SendAsync(prepared.QueryEach("symbol", ["A"]), Operations.Thing, CancellationToken.None);
        await rig.Pipeline.SendAsync(prepared, Operations.Thing, CancellationToken.None);

        Assert.Equal(["/base/x?symbol=A", "/base/x"], rig.Stub.Requests.Select(request => request.PathAndQuery));
    }
}
