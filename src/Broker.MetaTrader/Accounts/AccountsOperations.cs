using Broker.Core.Pipeline;

namespace Broker.MetaTrader.Accounts;

/// <summary>Operations on registered accounts (contracts/metatrader.md 4.1).</summary>
internal static class AccountsOperations
{
    /// <summary>Changes the account: never repeated by itself.</summary>
    internal static readonly ApiOperation DeleteAccount = new("DeleteAccount", HttpMethod.Get, "/DeleteAccount", RetrySafety.Once);
}
