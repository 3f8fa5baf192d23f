using Broker.Core.Boundaries.Finance;

namespace Broker.Payments;

/// <summary>From the full states of disputes to the coarser ones of the boundaries.</summary>
public static class DisputeStandings
{
    /// <summary>Where a dispute of this state stands. What is not known counts as open: money may be at stake.</summary>
    /// <remarks>Accepted and expired disputes are lost ones: we gave them up, or answered too late.</remarks>
    public static DisputeStanding ToStanding(this DisputeState state) => state switch
    {
        DisputeState.Inquiry or DisputeState.InquiryUnderReview => DisputeStanding.Inquiry,
        DisputeState.InquiryClosed or DisputeState.Prevented => DisputeStanding.None,
        DisputeState.Won => DisputeStanding.Won,
        DisputeState.Lost or DisputeState.Accepted or DisputeState.Expired => DisputeStanding.Lost,
        _ => DisputeStanding.Open,
    };

    /// <summary>Of several disputes about one payment, the standing that costs most; <see cref="DisputeStanding.None"/> for none.</summary>
    public static DisputeStanding Worst(IEnumerable<DisputeStanding> standings)
    {
        ArgumentNullException.ThrowIfNull(standings);
        DisputeStanding worst = DisputeStanding.None;
        foreach (DisputeStanding standing in standings)
        {
            worst = Weight(standing) > Weight(worst) ? standing : worst;
        }

        return worst;
    }

    private static int Weight(DisputeStanding standing) => standing switch
    {
        DisputeStanding.Lost => 4,
        DisputeStanding.Open => 3,
        DisputeStanding.Inquiry => 2,
        DisputeStanding.Won => 1,
        _ => 0,
    };
}
