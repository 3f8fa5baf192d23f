namespace Broker.MetaTrader.Trading;

/// <summary>Which of the API's forms of a trade call is used. Source: contracts/metatrader.md 4.3. None of them is ever sent twice by the client.</summary>
public enum TradeForm
{
    /// <summary>The plain calls, such as <c>/OrderSend</c>, which every plan and both platforms have.</summary>
    Plain = 0,

    /// <summary>The calls named <c>Safe</c>, such as <c>/OrderSendSafe</c>.</summary>
    /// <remarks>
    /// They are documented to find an order that was placed while its confirmation was lost, instead of sending again. Nobody has shown that live, so the client
    /// treats them like the plain ones: an unclear outcome stays unknown. The magic number seems to serve them as the key, so the caller's own may be lost; on
    /// MetaTrader 5 none can be given at all.
    /// </remarks>
    Safe = 1,

    /// <summary>The calls named <c>Task</c>, such as <c>/OrderSendTask</c>: the plain form under its newest name. MetaTrader 5 session hosts only, named by one source.</summary>
    Task = 2,
}
