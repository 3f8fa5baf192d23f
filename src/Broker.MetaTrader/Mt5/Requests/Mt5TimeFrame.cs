namespace Broker.MetaTrader.Mt5.Requests;

/// <summary>The length of a bar. The number is its minutes, as the API takes it; others can be cast.</summary>
public enum Mt5TimeFrame
{
    /// <summary>Not given. Refused.</summary>
    None = 0,

    /// <summary>One minute.</summary>
    M1 = 1,

    /// <summary>Five minutes.</summary>
    M5 = 5,

    /// <summary>A quarter of an hour.</summary>
    M15 = 15,

    /// <summary>Half an hour.</summary>
    M30 = 30,

    /// <summary>One hour.</summary>
    H1 = 60,

    /// <summary>Four hours.</summary>
    H4 = 240,

    /// <summary>One day.</summary>
    D1 = 1440,

    /// <summary>One week.</summary>
    W1 = 10080,

    /// <summary>One month.</summary>
    Mn1 = 43200,
}
