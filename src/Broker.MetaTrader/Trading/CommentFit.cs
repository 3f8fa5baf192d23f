namespace Broker.MetaTrader.Trading;

/// <summary>How the comment of an order fits the one that was sent.</summary>
internal enum CommentFit
{
    /// <summary>None was sent, none is told, or the platform wrote its own.</summary>
    Absent = 0,

    /// <summary>Another one.</summary>
    Other = 1,

    /// <summary>The beginning of it, or it with something behind that could belong to a longer key.</summary>
    Cut = 2,

    /// <summary>The same, perhaps with something appended.</summary>
    Same = 3,
}
