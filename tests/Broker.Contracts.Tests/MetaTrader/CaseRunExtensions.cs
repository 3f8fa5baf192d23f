using System.Text.Json.Nodes;
using Broker.MetaTrader;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The rule of contracts/metatrader.md 4.4 for a call that may have left.</summary>
internal static class CaseRunExtensions
{
    /// <summary>A fault, then the right answer: repeatable calls are made twice and succeed, all others once, with an unknown outcome.</summary>
    public static void AddFault(this CaseRun run, MetaTraderOperation operation, string name, Func<string, IMetaTraderClient> client, JsonObject fault) => run.Add(
        operation,
        name,
        operation.MayRepeat ? 2 : 1,
        async path =>
        {
            if (operation.MayRepeat)
            {
                operation.Check(await operation.CallAsync(client(path)));
            }
            else
            {
                await Failures.UnknownAsync(operation, client(path));
            }
        },
        fault,
        AnswerFiles.SuccessOf(operation));
}
