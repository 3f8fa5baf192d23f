using Broker.WireReaders;

namespace Broker.MetaTrader.Mt5.Models;

/// <summary>By what an order was placed. Values this version does not know are kept as they were sent.</summary>
/// <param name="Value">The vendor's word, for example <c>Manually</c>.</param>
/// <remarks>Source: contracts/metatrader.md 5.1, 5.3. The numbers 7 and 19 are not known.</remarks>
[WireWord(
    "Manually=0", "ByExpert=1", "ByDealer=2", "OnSL=3", "OnTP=4", "OnStopOut=5",
    "OnRollover=6", "OnVmargin=8", "Gateway=9", "Signal=10", "Settlement=11", "Transfer=12",
    "Sync=13", "ExternalService=14", "Migration=15", "Mobile=16", "Web=17", "OnSplit=18",
    "Default=20")]
public readonly partial record struct Mt5PlacedType(string Value)
{
    /// <summary>By hand in a terminal.</summary>
    public static Mt5PlacedType Manually { get; } = new("Manually");

    /// <summary>By an expert advisor.</summary>
    public static Mt5PlacedType ByExpert { get; } = new("ByExpert");

    /// <summary>By a dealer.</summary>
    public static Mt5PlacedType ByDealer { get; } = new("ByDealer");

    /// <summary>By a stop loss.</summary>
    public static Mt5PlacedType OnSL { get; } = new("OnSL");

    /// <summary>By a take profit.</summary>
    public static Mt5PlacedType OnTP { get; } = new("OnTP");

    /// <summary>By a stop out.</summary>
    public static Mt5PlacedType OnStopOut { get; } = new("OnStopOut");

    /// <summary>By a rollover.</summary>
    public static Mt5PlacedType OnRollover { get; } = new("OnRollover");

    /// <summary>By variation margin.</summary>
    public static Mt5PlacedType OnVmargin { get; } = new("OnVmargin");

    /// <summary>By a gateway.</summary>
    public static Mt5PlacedType Gateway { get; } = new("Gateway");

    /// <summary>By a signal subscription.</summary>
    public static Mt5PlacedType Signal { get; } = new("Signal");

    /// <summary>By a settlement.</summary>
    public static Mt5PlacedType Settlement { get; } = new("Settlement");

    /// <summary>By a transfer.</summary>
    public static Mt5PlacedType Transfer { get; } = new("Transfer");

    /// <summary>By a synchronisation.</summary>
    public static Mt5PlacedType Sync { get; } = new("Sync");

    /// <summary>By an external service.</summary>
    public static Mt5PlacedType ExternalService { get; } = new("ExternalService");

    /// <summary>By a migration.</summary>
    public static Mt5PlacedType Migration { get; } = new("Migration");

    /// <summary>By a mobile terminal.</summary>
    public static Mt5PlacedType Mobile { get; } = new("Mobile");

    /// <summary>By a web terminal.</summary>
    public static Mt5PlacedType Web { get; } = new("Web");

    /// <summary>By a split.</summary>
    public static Mt5PlacedType OnSplit { get; } = new("OnSplit");

    /// <summary>The vendor's default.</summary>
    public static Mt5PlacedType Default { get; } = new("Default");
}
