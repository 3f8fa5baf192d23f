using Broker.Core.Boundaries.Trading;

namespace DiagnosisSample.Setup;

/// <summary>A gate as a host might write it: few symbols, small volumes, short permissions. All reasons against a trade are told, not only the first.</summary>
internal sealed class DeskPolicy(decimal mostLots) : TradeAuthorizer
{
    private static readonly TimeSpan ValidFor = TimeSpan.FromSeconds(10);

    public override ValueTask<TradeDecision> AuthorizeAsync(TradeOrder order, string requestedBy, CancellationToken cancellationToken = default)
    {
        List<string> unmet = [];
        if (order.Action != TradeAction.Open)
        {
            unmet.Add("Only new orders are allowed here.");
        }

        if (order.Symbol is not "EURUSD")
        {
            unmet.Add($"{order.Symbol} is not on the list of allowed symbols.");
        }

        if (order.Lots > mostLots)
        {
            unmet.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{order.Lots} lots are more than the limit of {mostLots}."));
        }

        return new(unmet.Count > 0 ? TradeDecision.Refuse(unmet) : TradeDecision.Grant(Issue(order, ValidFor, TimeProvider.System)));
    }
}
