using System.Text.Json.Nodes;
using Broker.Contracts.Tests.Stubbing;
using Broker.Core.Pipeline;
using Broker.MetaTrader;
using Broker.TestSupport;

namespace Broker.Contracts.Tests.MetaTrader;

/// <summary>The rule of contracts/metatrader.md 4.4 for a call that may have left.</summary>
internal static class CaseRunExtensions
{
    /// <summary>A fault, then the right answer: repeatable calls are made twice and succeed, all others once, with an unknown outcome.</summary>
    public static void AddFault(this CaseRun run, MetaTraderOperation operation, string name, Func<string, IMetaTraderClient> client, JsonObject fault) => run.Add(
        operation,
        name,
        operation.MayRepeat ? 2 : 1,
        path => RecoverAsync(operation, client(path)),
        fault,
        AnswerFiles.SuccessOf(operation));

    /// <summary>An answer that comes after the time limit of its try.</summary>
    public static void AddLate(this CaseRun run, MetaTraderOperation operation, Func<string, HttpMessageHandler, TimeProvider, IMetaTraderClient> client) => run.Add(
        operation,
        "late",
        operation.MayRepeat ? 2 : 1,
        async path =>
        {
            // Trades and logins have limits of their own, 60 seconds; all others 30.
            bool isLong = operation.IsTrade || operation.Retry == RetryClass.Session || operation.Path == "/RegisterAccount";
            var clock = new FakeTimeProvider { AutoAdvance = true };
            using var late = new LateAnswerHandler(clock, TimeSpan.FromSeconds(isLong ? 60 : 30), ApiTransport.CreatePrimaryHandler()) { Path = operation.Path };
            await RecoverAsync(operation, client(path, late, clock));
        },
        AnswerFiles.SuccessOf(operation));

    private static async Task RecoverAsync(MetaTraderOperation operation, IMetaTraderClient client)
    {
        if (operation.MayRepeat)
        {
            operation.Check(await operation.CallAsync(client));
        }
        else
        {
            await Failures.UnknownAsync(operation, client);
        }
    }
}
