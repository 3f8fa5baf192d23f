using System.Globalization;
using Broker.MetaTrader.Clock;
using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>A message of the broker in the terminal. A member the answer lacks, or that cannot be read, is null.</summary>
/// <remarks>Its text form leaves out the texts: they can hold personal data. Source: contracts/metatrader.md 5.1.</remarks>
[WireRecord]
public sealed partial record Mt5MailMessage
{
    /// <summary>The number of the message.</summary>
    public partial long? Id { get; init; }

    /// <summary>When it was sent, on the server's clock.</summary>
    public partial ServerTime? Time { get; init; }

    /// <summary>Who sent it.</summary>
    public partial string? From { get; init; }

    /// <summary>To whom it was sent.</summary>
    public partial string? To { get; init; }

    /// <summary>Its subject.</summary>
    public partial string? Subject { get; init; }

    /// <summary>Its text as sent; can be HTML or another format of the terminal.</summary>
    public partial string? Body { get; init; }

    /// <summary>Number and time only.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"mail {Id} of {Time}");
}
