namespace DiagnosisSample.Setup;

/// <summary>The help text.</summary>
internal static class Usage
{
    internal static int Print()
    {
        Console.WriteLine(
            """
            Looks at MetaTrader accounts: why one does not work, how thousands are, what prices do, and how a trade is governed.
            Without --address everything runs against a simulator in this process.

              diagnose ACCOUNT [--json]      verdict, cause, who acts, evidence, what to tell the client
                                             ACCOUNT is an account id with --address; else one of the prepared cases:
            """);
        foreach (PreparedCase known in PreparedCase.All)
        {
            Console.WriteLine($"                                       {known.Name,-18} {known.Description}");
        }

        Console.WriteLine(
            """
              sweep [--accounts N=5000] [--concurrency N=16] [--stop-after N] [--position FILE] [--json]
                                             summaries of all accounts; --position stores where it stands and goes on from there
              quotes SYMBOL... [--seconds N=5]
                                             prices as they come (simulator: EURUSD GBPUSD USDJPY XAUUSD BTCUSD EURUSD.m)
              order [--lots X=0.10] [--lose-answer]
                                             a trade that the gate refuses, then one that it grants; --lose-answer applies it and
                                             loses the answer, and finds it again without sending anything twice

            Everywhere: --platform mt4|mt5 (default mt5), and for a live gateway (diagnose, sweep): --address URL --key-variable NAME,
            the environment variable that holds the API key.
            """);
        return 0;
    }
}
