using Broker.Core.Identity;
using Broker.Core.Secrets;
using Broker.MetaTrader;
using Broker.MetaTrader.Accounts;

namespace Broker.Api.Tests;

/// <summary>
/// The code that the README files show, compiled. A fenced csharp block right after the line
/// <c>&lt;!-- compiled --&gt;</c> must stand here, white space aside, between a line that starts with
/// <c>// README:</c> (followed by the path of the README) and the line <c>// END README</c>.
/// Using directives of a block must stand among those of this file.
/// </summary>
internal static class ReadmeSnippets
{
    internal static async Task MetaTraderAsync(AccountId accountId)
    {
        // README: src/Broker.MetaTrader/README.md
        var metaTrader = new MetaTraderClient(MetaTraderCredential.SingleAccount(Secret.FromEnvironment("METATRADER_API_KEY")));
        AccountSummary summary = await metaTrader.Accounts.GetSummaryAsync(accountId);
        Console.WriteLine($"{summary.Equity} {summary.Currency}, margin level {summary.MarginLevel} %");
        // END README
    }
}
