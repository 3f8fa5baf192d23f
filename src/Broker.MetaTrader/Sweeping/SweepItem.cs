using System.Globalization;
using Broker.Core.Identity;
using Broker.Core.Results;

namespace Broker.MetaTrader.Sweeping;

/// <summary>One account of a sweep, in the order in which they end.</summary>
/// <typeparam name="T">What is read of each account.</typeparam>
public sealed record SweepItem<T>
{
    /// <summary>Its place in the list.</summary>
    public required int Index { get; init; }

    /// <summary>The account. Can be a bearer secret.</summary>
    public required AccountId Id { get; init; }

    /// <summary>What was read, or why it could not be: a failed account does not end the sweep.</summary>
    public required ApiResult<T> Result { get; init; }

    /// <summary>Where the sweep stands with this item counted as done. Store it when the item has been worked on, and resume from it.</summary>
    public required SweepPosition Position { get; init; }

    /// <summary>How many accounts are done, those before a resume included.</summary>
    public int Completed => Position.Completed;

    /// <summary>How many accounts there are.</summary>
    public int Total => Position.Total;

    /// <summary>How many accounts failed, those before a resume included.</summary>
    public int Failed => Position.Failed;

    /// <summary>
    /// True on the last item of a sweep that ended early because the API itself failed. To read the failed ones again as well, resume from the position before their row began.
    /// </summary>
    public bool IsStopped { get; init; }

    /// <summary>Place and counts only.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"account {Index}, {Completed} of {Total} done, {Failed} failed");
}
